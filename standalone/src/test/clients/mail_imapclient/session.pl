# The session of judge/session.py by Mail::IMAPClient.
use strict;
use warnings;
use Mail::IMAPClient;

$| = 1;

my $work   = "$ENV{IMAP_ROOT}$ENV{IMAP_DELIMITER}work";
my $drafts = "$ENV{IMAP_ROOT}$ENV{IMAP_DELIMITER}Entw&APw-rfe &- mehr";
my @mails  = map { contents($_) } sort glob "$ENV{MAILS}/*.eml";

step('log in');
my $imap = Mail::IMAPClient->new(
    Server   => $ENV{IMAP_HOST},
    Port     => $ENV{IMAP_PORT},
    User     => $ENV{IMAP_USER},
    Password => $ENV{IMAP_PASSWORD},
    Starttls => [SSL_ca_file => $ENV{IMAP_CERTIFICATE}, SSL_verifycn_scheme => 'imap'],
    Uid      => 1,
    Peek     => 1,
    Timeout  => 30,
    Debug    => 1,
) or die "cannot log in: $@";
ok('IsAuthenticated');

step('create');
for my $name ($ENV{IMAP_ROOT}, $work, $drafts) {
    ok('create', $name);
    ok('subscribe', $name);
}

step('list');
my $below = quotemeta "$ENV{IMAP_ROOT}$ENV{IMAP_DELIMITER}";
same([grep { /^$below/ } $imap->folders],    [$drafts, $work]);
same([grep { /^$below/ } $imap->subscribed], [$drafts, $work]);
ok('exists', $work);

step('upload');
for my $number (1 .. @mails) {
    my $uid = ok('append_string', $work, $mails[$number - 1], join(' ', uploaded_flags($number)),
        '23-Jan-2023 11:00:00 +0100');
    same([$uid], [$number]);
}
same([ok('message_count', $work)], [12]);
ok('select', $work);

step('fetch');
for my $number (1 .. @mails) {
    my $mail = $imap->message_string($number);
    die "message $number came otherwise: $mail" if $mail ne $mails[$number - 1];
    same([$imap->size($number)], [length $mails[$number - 1]]);
    same([grep { $_ ne '\\Recent' } $imap->flags($number)], [uploaded_flags($number)]);
    like($imap->internaldate($number), qr/^23-Jan-2023 1[01]:00:00 \+0[01]00$/);
}
same([$imap->get_header(7, 'X-Spaces') =~ /^(kept) *$/], ['kept']);
same([$imap->get_envelope(4)->subject], ['Encoded =?utf-8?Q?=C3=9Cberschrift?=']);
same([$imap->get_bodystructure(3)->bodytype], ['MULTIPART']);

step('flag');
ok('set_flag', '\\Flagged',   1);
ok('set_flag', '$Forwarded', 1);
ok('unset_flag', '\\Seen', 3);
same([grep { $_ ne '\\Recent' } $imap->flags(1)], ['$Forwarded', '\\Flagged']);

step('search');
same([$imap->search('SUBJECT', \'dots')], [6]);
same([$imap->search('BODY aardvark')], [12]);
same([$imap->search('FLAGGED KEYWORD $Forwarded')], [1]);
same([$imap->search('OR SEEN DRAFT')], [4, 6, 8, 9, 12]);
same([$imap->unseen], [1 .. 5, 7, 8, 10, 11]);
same([$imap->search('SUBJECT elephant')], []);

step('copy and move');
same([ok('copy', $drafts, 1)], [1]);
same([ok('move', $drafts, 2)], [2]);    # by COPY, STORE and
ok('expunge');
ok('tag_and_run', 'UID MOVE 3 ' . $imap->Quote($drafts));
ok('noop');
same([$imap->messages], [1, 4 .. 12]);

step('idle');
my $idle = ok('idle');
print "idle\n";
my $arrived = 0;
for (1 .. 20) {
    my $data = $imap->idle_data(1) or die "idle_data: $@";
    $arrived = 1 if grep { /^\* 11 EXISTS/i } @$data;
    last if $arrived;
}
ok('done', $idle);
die 'nothing arrived' if !$arrived;
like($imap->subject(($imap->messages)[-1]), qr/^Late$/);

step('expunge');
ok('delete_message', 4);
ok('expunge');
same([$imap->messages], [1, 5 .. 13]);
ok('close');

step('log out');
ok('logout');

sub step { print "step $_[0]\n" }

sub uploaded_flags {
    my ($number) = @_;
    return (($number % 3 == 0 ? ('\\Answered', '\\Seen') : ()), ($number % 4 == 0 ? ('\\Draft') : ()));
}

sub ok {
    my ($method, @arguments) = @_;
    return $imap->$method(@arguments) || die "$method(@arguments): " . ($imap->LastError // $@);
}

sub same {
    my ($actual, $expected) = @_;
    my @actual   = sort map { $_ // 'undef' } @$actual;
    my @expected = sort @$expected;
    my $line     = (caller)[2];
    die "line $line: expected (@expected), got (@actual)" if "@actual" ne "@expected";
}

sub like {
    my ($actual, $expected) = @_;
    my $line = (caller)[2];
    die "line $line: expected $expected, got " . ($actual // 'undef') if ($actual // '') !~ $expected;
}

sub contents {
    my ($file) = @_;
    open my $in, '<:raw', $file or die "$file: $!";
    local $/;
    return <$in>;
}
