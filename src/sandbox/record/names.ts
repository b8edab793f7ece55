// What a field, a query value, a header or a form field is called, with its punctuation left out and in lower case; of
// a name that is an address (a token's claims have such) the last part.
const normal = (name: string): string =>
  name
    .slice(name.search(/[^/#]*$/))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const SECRET =
  /token|secret|passw(or)?d|passcode|passphrase|authori[sz]ation|cookie|jwt|apikey|credential|sessionid|csrf|xsrf|email/;

const PERSONAL =
  /^(account|client|customer|user|member|punter|loyalty|card|tabaccount)(id|no|num|number|name|key|ref|guid|uuid|code|holder|holdername|owner)$/;

const NAMES_OF_PEOPLE = /^((first|last|middle|given|family|maiden)names?|surname)$/;

const FURTHER: ReadonlySet<string> = new Set([
  'account',
  'bsb',
  'customer',
  'login',
  'loginname',
  'mobile',
  'mobilenumber',
  'phone',
  'phonenumber',
  'pin',
  'sid',
  'username',
  'xtabclientid',
  'xtabusername',
]);

const WHOSE = /^(account|accountholder|customer|member|owner|profile|punter|user|wallet)s?$|balances?$/;

/** True when what stands under this name opens something or says who somebody is. */
export function isSecretName(name: string): boolean {
  const plain = normal(name);
  return SECRET.test(plain) || PERSONAL.test(plain) || NAMES_OF_PEOPLE.test(plain) || FURTHER.has(plain);
}

/** True when everything under this name is about one person: an account, its holder, its balances. */
export function isPersonalName(name: string): boolean {
  return WHOSE.test(normal(name));
}
