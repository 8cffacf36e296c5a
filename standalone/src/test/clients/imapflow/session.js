// The session of judge/session.py by imapflow.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { ImapFlow } = require('imapflow');

const env = process.env;
const mails = fs.readdirSync(env.MAILS).sort().map(name => fs.readFileSync(path.join(env.MAILS, name)));
const mailbox = name => env.IMAP_ROOT + env.IMAP_DELIMITER + name;
const work = mailbox('work');
const drafts = mailbox('Entwürfe & mehr');
const step = name => console.log('step ' + name);
const uploadedFlags = number => [
    ...(number % 3 === 0 ? ['\\Seen', '\\Answered'] : []),
    ...(number % 4 === 0 ? ['\\Draft'] : [])
];
const levels = ['trace', 'debug', 'info', 'warn', 'error'];
const log = Object.fromEntries(levels.map(level => [level, entry => console.error(JSON.stringify(entry))]));
const without = (flags, flag) => [...flags].filter(one => one !== flag).sort();

async function main() {
    const client = new ImapFlow({
        host: env.IMAP_HOST,
        port: Number(env.IMAP_TLS_PORT),
        secure: true,
        tls: { ca: fs.readFileSync(env.IMAP_CERTIFICATE), rejectUnauthorized: false },
        auth: { user: env.IMAP_USER, pass: env.IMAP_PASSWORD },
        clientInfo: { name: 'trial' },
        qresync: true,
        logger: log
    });

    step('log in');
    await client.connect();
    assert(client.authenticated);

    step('create');
    await client.mailboxCreate(env.IMAP_ROOT);
    for (const name of [work, drafts]) {
        assert.equal((await client.mailboxCreate(name)).created, true);
        assert.equal(await client.mailboxSubscribe(name), true);
    }
    assert.equal((await client.mailboxCreate(work)).created, false);

    step('list');
    const listed = await client.list({ statusQuery: { messages: true, unseen: true, uidNext: true } });
    const ours = listed.filter(one => one.path.startsWith(mailbox('')));
    assert.deepEqual(ours.map(one => one.path).sort(), [drafts, work]);
    assert(ours.every(one => one.subscribed && one.status.messages === 0), JSON.stringify(ours));

    step('upload');
    for (const [index, mail] of mails.entries()) {
        const received = new Date(Date.UTC(2023, 0, 23, 10, index));
        const appended = await client.append(work, mail, uploadedFlags(index + 1), received);
        assert.equal(appended.uid, index + 1);
    }
    assert.equal((await client.status(work, { messages: true })).messages, 12);

    const lock = await client.getMailboxLock(work);
    assert.equal(client.mailbox.exists, 12);

    step('fetch');
    const items = { source: true, flags: true, internalDate: true, size: true, envelope: true, bodyStructure: true };
    for await (const message of client.fetch('1:*', items)) {
        const mail = mails[message.seq - 1];
        assert.deepEqual(message.source, mail);
        assert.equal(message.size, mail.length);
        assert.deepEqual(without(message.flags, '\\Recent'), uploadedFlags(message.seq).sort());
        assert.equal(message.internalDate.getTime(), Date.UTC(2023, 0, 23, 10, message.seq - 1));
        assert.equal(message.envelope.from[0].address, 'ada@example.org');
        const types = { 3: 'multipart/mixed', 4: 'multipart/related', 5: 'multipart/mixed' };
        assert.equal(message.bodyStructure.type, types[message.seq] || 'text/plain');
    }
    assert.equal((await client.fetchOne('4', { envelope: true })).envelope.subject, 'Encoded Überschrift');
    const { content } = await client.download('3', '2');
    const chunks = [];
    for await (const chunk of content) {
        chunks.push(chunk);
    }
    assert.equal(Buffer.concat(chunks).length, 150000);

    step('flag');
    assert(await client.messageFlagsAdd('1', ['\\Flagged', '$Forwarded']));
    assert(await client.messageFlagsRemove('3', ['\\Seen'], { uid: true }));
    const first = await client.fetchOne('1', { flags: true });
    assert.deepEqual(without(first.flags, '\\Recent'), ['$Forwarded', '\\Flagged']);

    step('search');
    for (const [query, found] of [
        [{ subject: 'dots' }, [6]],
        [{ body: 'aardvark' }, [12]],
        [{ body: 'Grüße' }, [2]],
        [{ flagged: true, keyword: '$Forwarded' }, [1]],
        [{ or: [{ seen: true }, { draft: true }] }, [4, 6, 8, 9, 12]],
        [{ larger: 100000, seen: false }, [3]],
        [{ header: { 'message-id': 'plain.clients' } }, [1]],
        [{ subject: 'elephant' }, []]
    ]) {
        assert.deepEqual(await client.search(query), found, JSON.stringify(query));
    }

    step('copy and move');
    const copied = await client.messageCopy('1', drafts);
    assert.deepEqual([...copied.uidMap], [[1, 1]]);
    const moved = await client.messageMove('2:3', drafts);
    assert.deepEqual([...moved.uidMap], [[2, 2], [3, 3]]);
    assert.equal(client.mailbox.exists, 10);

    step('idle');
    const arrived = new Promise((resolve, reject) => {
        client.once('exists', resolve);
        setTimeout(() => reject(new Error('nothing arrived')), 20000).unref();
    });
    const idle = client.idle();
    console.log('idle');
    assert.equal((await arrived).count, 11);
    const late = await client.fetchOne('*', { envelope: true });
    assert.equal(late.envelope.subject, 'Late');
    await idle;

    step('expunge');
    const expunged = [];
    client.on('expunge', one => expunged.push(one.seq));
    assert(await client.messageDelete('2'));
    assert.equal(client.mailbox.exists, 10);
    lock.release();

    step('log out');
    await client.logout();
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
