-- The session of judge/session.py by imapfilter.

local env = os.getenv
local root, delimiter = env('IMAP_ROOT'), env('IMAP_DELIMITER')
-- imapfilter itself writes / for the server's delimiter.
local work, drafts = root .. '/work', root .. '/Entwürfe & mehr'

options.certificates = false
options.charset = 'UTF-8'
options.create = false
options.expunge = true
options.info = false
options.timeout = 30

local function step(name)
    io.stdout:write('step ', name, '\n')
    io.stdout:flush()
end

local function same(expected, actual)
    if expected ~= actual then
        error('expected ' .. tostring(expected):sub(1, 300) .. ', got ' .. tostring(actual):sub(1, 300), 2)
    end
end

local function contents(file)
    local open = assert(io.open(file, 'rb'))
    local text = open:read('*a')
    open:close()
    return text
end

local function uploaded_flags(number)
    local flags = {}
    if number % 3 == 0 then flags = { '\\Answered', '\\Seen' } end
    if number % 4 == 0 then table.insert(flags, '\\Draft') end
    return flags
end

-- The flags in one string, whatever their order.
local function flat(flags)
    local kept = {}
    for _, flag in ipairs(flags) do
        if flag ~= '\\Recent' then table.insert(kept, flag) end
    end
    table.sort(kept)
    return table.concat(kept, ' ')
end

local function uids(results)
    local found = {}
    for _, message in ipairs(results) do
        table.insert(found, message[2])
    end
    table.sort(found)
    return table.concat(found, ' ')
end

step('log in')
local account = IMAP {
    server = env('IMAP_HOST'),
    port = tonumber(env('IMAP_TLS_PORT')),
    ssl = 'auto',
    username = env('IMAP_USER'),
    password = env('IMAP_PASSWORD'),
}

step('create')
for _, name in ipairs { root, work, drafts } do
    same(true, account:create_mailbox(name))
    same(true, account:subscribe_mailbox(name))
end

step('list')
local mailboxes = account:list_all(root)
table.sort(mailboxes)
same(drafts .. ' ' .. work, table.concat(mailboxes, ' '))
mailboxes = account:list_subscribed(root)
table.sort(mailboxes)
same(drafts .. ' ' .. work, table.concat(mailboxes, ' '))

step('upload')
local mails = {}
for number = 1, 12 do
    mails[number] = contents(string.format('%s/%02d.eml', env('MAILS'), number))
    same(true, account[work]:append_message(mails[number], uploaded_flags(number), '23-Jan-2023 11:00:00 +0100'))
end
local exist, _, unseen, next_uid = account[work]:check_status()
same('12 8 13', exist .. ' ' .. unseen .. ' ' .. next_uid)

step('fetch')
for number = 1, 12 do
    local message = account[work][number]
    same(mails[number], message:fetch_message())
    same(#mails[number], message:fetch_size())
    same(flat(uploaded_flags(number)), flat(message:fetch_flags()))
end
same('Subject: Dots', (account[work][6]:fetch_field('Subject'):gsub('%s+$', '')))
same('application/octet-stream', account[work][3]:fetch_structure()['2'].type:lower())
same('Inner.', (account[work][5]:fetch_part('1.1'):gsub('%s+$', '')))

step('flag')
account[work]:send_query('UID 1'):add_flags { '\\Flagged', '$Forwarded' }
account[work]:send_query('UID 3'):unmark_seen()
same('$Forwarded \\Flagged', flat(account[work][1]:fetch_flags()))

step('search')
same('6', uids(account[work]:contain_subject('dots')))
same('12', uids(account[work]:contain_body('aardvark')))
same('1', uids(account[work]:is_flagged() * account[work]:has_keyword('$Forwarded')))
same('4 6 8 9 12', uids(account[work]:is_seen() + account[work]:is_draft()))
same('3', uids(account[work]:is_larger(100000)))
same('9', uids(account[work]:match_header('X-Raw: Caf')))
same('', uids(account[work]:contain_subject('elephant')))

step('copy and move')
account[work]:send_query('UID 1'):copy_messages(account[drafts])
account[work]:send_query('UID 2:3'):move_messages(account[drafts])
same('1 4 5 6 7 8 9 10 11 12', uids(account[work]:select_all()))

step('idle')
io.stdout:write('idle\n')
io.stdout:flush()
local updated, event = account[work]:enter_idle()
same('true EXISTS', tostring(updated) .. ' ' .. tostring(event):upper())
same('13', uids(account[work]:contain_subject('Late')))

step('expunge')
account[work]:send_query('UID 4'):delete_messages()
same('1 5 6 7 8 9 10 11 12 13', uids(account[work]:select_all()))

step('log out')
account:logout()
