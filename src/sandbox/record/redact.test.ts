import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../util/secret.js';
import { knownSecrets } from './known-secrets.js';
import { isPersonalName, isSecretName } from './names.js';
import { redactPatterns } from './patterns.js';
import { blankJson, learnFrom, redactJson, redactText, requestName } from './redact.js';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5MTgyNzM2In0.c2lnbmF0dXJl-_x';

describe('the names of secrets', () => {
  it.each([
    'access_token',
    'refreshToken',
    'Authorization',
    'Set-Cookie',
    'client_id',
    'clientSecret',
    'X-Api-Key',
    'accountNumber',
    'account_no',
    'customerId',
    'https://tab.com.au/customerId',
    'https://tab.com.au/claims#accountNumber',
    'emailAddress',
    'firstName',
    'Surname',
    'PIN',
    'x-tab-username',
    'sid',
  ])('have %s among them', (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    'runnerName',
    'trainerFullName',
    'propositionNumber',
    'accounting',
    'phoneBettingOnly',
    'dateOfBirth',
    'pinkSlip',
    'jurisdiction',
    'spid',
  ])('leave %s alone', (name) => expect([isSecretName(name), isPersonalName(name)]).toEqual([false, false]));

  it.each(['account', 'customers', 'availableBalance', 'owner', 'punter'])(
    'say that %s is a person’s',
    (name) => expect(isPersonalName(name)).toBe(true),
  );
});

describe('a text', () => {
  it.each([
    [`see ${JWT}!`, 'see [redacted]!'],
    ['Authorization: Bearer abc.def-123', 'Authorization: [redacted]'],
    ['sent Bearer abc.def-123 to it', 'sent Bearer [redacted] to it'],
    ['sent Basic dXNlcjpwYXNzd29yZA== to it', 'sent Basic [redacted] to it'],
    ['Cookie: a=b; c=d\nnext', 'Cookie: [redacted]\nnext'],
    ['mail Jo.Doe+tab@example.com now', 'mail [redacted] now'],
    ['?to=jo%40example.com&x=1', '?to=[redacted]&x=1'],
    ['https://jo:pass@example.com/', 'https://[redacted]@example.com/'],
    ['https://x/?access_token=abc123&race=4', 'https://x/?access_token=[redacted]&race=4'],
    [
      'https://x/?to=https%3A%2F%2Fy%3Fclient_id%3Dabc',
      'https://x/?to=https%3A%2F%2Fy%3Fclient_id%3D[redacted]',
    ],
    ['{"accountNumber":"123","race":4}', '{"accountNumber":"[redacted]","race":4}'],
    ['{"accountNumber": 1234, "race": 4}', '{"accountNumber": [redacted], "race": 4}'],
    ['{\\"password\\":\\"a b\\"}', '{\\"password\\":\\"[redacted]\\"}'],
    ['{"a":"{\\"password\\":\\"a\\",\\"b\\":1}"}', '{"a":"{\\"password\\":\\"[redacted]\\",\\"b\\":1}"}'],
    ["var user = { pin: '1234' };", "var user = { pin: '[redacted]' };"],
    ['<accessToken>abc</accessToken><race>4</race>', '<accessToken>[redacted]</accessToken><race>4</race>'],
    ['<input type="hidden" name="csrf" value="abc">', '<input type="hidden" name="csrf" value="[redacted]">'],
    ['<meta name="session-id" content=abc>', '<meta name="session-id" content="[redacted]">'],
    ['<input name="race" value="4">', '<input name="race" value="4">'],
    ['<div data-token="abc" id="x">', '<div data-token="[redacted]" id="x">'],
    ['<td>Account number</td><td>1234567</td>', '<td>Account number</td><td>[redacted]</td>'],
    ['your handle tabh_ABCDEFGHIJKLMNOPQRSTUV', 'your handle [redacted]'],
  ])('loses what looks like a secret: %s', (text, clean) => expect(redactPatterns(text)).toBe(clean));

  it.each([
    'GOOD4, rail True, basic training at 1:12.59',
    'Cranbourne @ Pakenham R1',
    'https://api.beta.tab.com.au/v1/x/{accountNumber}?jurisdiction=NSW&accountNumber={accountNumber}',
    'Reference #18.774e6168.1774761326.9386989c',
    'Bearer of news',
    '$60000.00 of 123456',
  ])('keeps what is none: %s', (text) => expect(redactPatterns(text)).toBe(text));

  it('is the same when it is looked through again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = redactPatterns(`token=${text}; Bearer ${text}`);
        expect(redactPatterns(once)).toBe(once);
      }),
    );
  });
});

describe('known secrets', () => {
  it('are cut out of a text in every form they travel in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', minLength: 4, maxLength: 24 }),
        fc.string(),
        (value, around) => {
          const known = knownSecrets([new Secret(value)]);
          for (const form of [
            value,
            encodeURIComponent(value),
            encodeURIComponent(value).toLowerCase() === value
              ? value
              : encodeURIComponent(encodeURIComponent(value)),
            JSON.stringify(value).slice(1, -1),
            Buffer.from(value).toString('base64url'),
          ]) {
            expect(known.cut(`${around} ${form} ${around}`)).toContain('[redacted]');
          }
        },
      ),
    );
  });

  it('of which one holds another leave nothing of the longer', () => {
    const known = knownSecrets([new Secret('abcd'), new Secret('xx-abcd-yy')]);
    expect(known.cut('1 xx-abcd-yy 2 abcd 3')).toBe('1 [redacted] 2 [redacted] 3');
  });

  it('are learnt, and the oldest forgotten, but never those of the start', () => {
    const known = knownSecrets([new Secret('given-one')]);
    for (let index = 0; index < 201; index++) known.learn(`learnt-${index}-x`);
    expect(known.cut('given-one learnt-0-x learnt-1-x learnt-200-x')).toBe(
      '[redacted] learnt-0-x [redacted] [redacted]',
    );
  });

  it('suspected are remembered only where nobody finds them by chance', () => {
    const known = knownSecrets();
    for (const word of ['Normal', 'Bearer', 'a1b2c', 'a1b2c3', 'abcdefghijklmnop']) known.suspect(word);
    expect(known.cut('Normal Bearer a1b2c a1b2c3 abcdefghijklmnop')).toBe(
      'Normal Bearer a1b2c [redacted] [redacted]',
    );
  });

  it('are found in numbers', () => {
    const known = knownSecrets([new Secret('9182736'), new Secret('1234')]);
    expect([9182736, 19182736, 1234, 51234, 4].map(known.isIn)).toEqual([true, true, true, false, false]);
  });
});

describe('a JSON body', () => {
  const known = knownSecrets([new Secret('9182736')]);

  it('keeps its shape and loses what opens something or says who somebody is', () => {
    const body = {
      races: [{ raceName: 'Sober Plate', propositionNumber: 481215, note: 'for 9182736', id: 9182736 }],
      accessToken: 'abc',
      expires: { refresh_token: { inner: 'deep', list: ['a', 1, true, null] } },
      account: { '1234567': { name: 'Jane', balance: 12.5, open: true } },
      accountBalance: 99,
      deep: [{ owner: 'Jane', by: { '9182736': `${JWT}` } }],
    };
    expect(redactJson(body, known)).toEqual({
      races: [{ raceName: 'Sober Plate', propositionNumber: 481215, note: 'for [redacted]', id: 0 }],
      accessToken: '[redacted]',
      expires: { refresh_token: { inner: '[redacted]', list: ['[redacted]', 0, true, null] } },
      account: { '[redacted]': { name: '[redacted]', balance: 0, open: true } },
      accountBalance: 0,
      deep: [{ owner: '[redacted]', by: { '[redacted]': '[redacted]' } }],
    });
  });

  it('keeps the addresses of an index of links', () => {
    const links = {
      'account:balance': 'https://x/v1/accounts/{accountNumber}/balance',
      'account:token:refresh': 'https://x/v1/token',
      'ns:accessToken': 'abc',
    };
    expect(redactJson(links, known)).toEqual({ ...links, 'ns:accessToken': '[redacted]' });
  });

  it('is learnt from, at any depth', () => {
    const seen = knownSecrets();
    learnFrom({ a: [{ customerId: 55667788, sessionToken: ['abcd1234'] }], race: 'abcd9999' }, seen);
    expect(redactText('55667788 abcd1234 abcd9999', seen)).toBe('[redacted] [redacted] abcd9999');
  });

  it('blanked has nothing in it but its shape', () => {
    expect(blankJson({ a: 'x', b: [1, null, false], '123456': { c: 2.5 } }, known)).toEqual({
      a: '[redacted]',
      b: [0, null, false],
      '[redacted]': { c: 0 },
    });
  });
});

describe('the name of a request', () => {
  const name = (target: string, known = knownSecrets()) => {
    const [path = '', query = ''] = target.split('?');
    return requestName(path, new URLSearchParams(query), known);
  };

  it.each([
    ['/v1/', '/v1'],
    ['/', '/'],
    ['/v1/a/?b=2&a=1', '/v1/a?a=1&b=2'],
    ['/v1/a?n=2&n=1', '/v1/a?n=1&n=2'],
    ['/v1/Rugby%20League/a%2fb', '/v1/Rugby%20League/a%2Fb'],
    ['/v1/Rugby%20League?q=a+b', '/v1/Rugby%20League?q=a%20b'],
    ['/v1/%zz', '/v1/%25zz'],
    ['/v1/a?access_token=abc&x=1', '/v1/a?access_token=%5Bredacted%5D&x=1'],
    [`/v1/${JWT}`, '/v1/%5Bredacted%5D'],
    ['/v1/a?to=jo%40example.com', '/v1/a?to=%5Bredacted%5D'],
  ])('of %s is %s', (target, expected) => expect(name(target)).toBe(expected));

  it('is the same for its own name', () => {
    const once = name('/v1/Rugby%20League/?b=x+y&a=1&token=abc');
    expect(name(once)).toBe(once);
  });

  it('has no secret in it', () => {
    expect(name('/v1/accounts/9182736?n=9182736', knownSecrets([new Secret('9182736')]))).toBe(
      '/v1/accounts/%5Bredacted%5D?n=%5Bredacted%5D',
    );
  });
});
