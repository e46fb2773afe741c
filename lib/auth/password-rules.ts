/**
 * Which passwords are taken: long ones that are not among the first a guesser tries. Pure; it looks at a password and
 * says what is wrong, never changes or keeps it.
 */

/** OWASP ASVS 5.0, 6.2: length counts, kinds of letters do not. */
export const shortestPassword = 12;
/** Longer ones would only cost time; no manager makes them. */
export const longestPassword = 200;

export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-common';

/**
 * What the passwords that lists of leaks begin with are made of. A password is common when it is nothing but these,
 * years, runs of digits or keys, and repeats: `password1234`, `qwertyqwerty`, `Sofia2024!!!`. Some 150 words and their
 * pairs with years and runs stand for several hundred thousand passwords of twelve characters and more.
 */
const guessedWords = `
password passwort passw0rd pass pwd parola parolata secret geheim admin administrator root user guest login welcome
hello letmein access master changeme default test testing demo example temp system server computer internet
google facebook youtube windows microsoft apple samsung android iphone linux ubuntu
qwerty qwertz azerty asdfgh asdf zxcvbn zxcv qazwsx wsxedc edcrfv qweasd qweasdzxc yuiop hjkl
iloveyou love lover loveme baby babygirl princess angel sunshine flower sweet honey summer winter spring autumn
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december
football baseball basketball soccer hockey liverpool chelsea arsenal barcelona juventus realmadrid levski cska
dragon monkey tiger lion eagle shadow superman batman spiderman pokemon starwars matrix ninja pirate
michael jordan jennifer jessica ashley daniel andrew thomas charlie george robert michelle nicole
ivan georgi dimitar maria nikolay petar hristo stefan elena desislava
freedom forever whatever trustno one two three four five six seven eight nine zero
black white red blue green yellow orange purple silver golden diamond
bulgaria sofia plovdiv varna burgas rousse pleven europe norway iceland
grant grants grantfolio fund funding eea programme program project projects office work
парола паролата тайна админ администратор здравей добре обичам обичамте любов слънце
българия софия пловдив варна бургас русе левски цска йцукен явертъ грант проект програма
иван георги димитър мария николай петър христо стефан елена`
  .split(/\s+/)
  .filter((word) => word !== '');

const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'абвгдежзийклмнопрстуфхцчшщъьюя',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'poiuytrewq',
  'lkjhgfdsa',
  'mnbvcxz',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
];

/** Signs that stand for letters. */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * What is wrong with a new password, or null. `known` are words a guesser has: the person's name and address, the
 * site's name.
 */
export function passwordProblem(password: string, known: readonly string[]): PasswordProblem | null {
  const length = [...password].length;
  if (length > longestPassword) return 'password-too-long';
  if (length < shortestPassword) return 'password-too-short';
  const words = new Set([...guessedWords, ...known.flatMap(wordsOf)]);
  const plain = password.normalize('NFKC').toLowerCase();
  const undisguised = [...plain].map((sign) => disguises[sign] ?? sign).join('');
  return isMadeOf(plain, undisguised, words) ? 'password-common' : null;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3);

/** Shorter runs happen by chance; a year or a pair of digits does not make a password. */
const shortestRun = 3;

/** Whether a text can be read as guessed words, runs, repeats, numbers and signs, with nothing left over. */
function isMadeOf(text: string, undisguised: string, words: ReadonlySet<string>): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const length of [
      ...wordLengths(undisguised.slice(at), words),
      ...wordLengths(text.slice(at), words),
      ...otherLengths(text.slice(at)),
    ])
      reached.add(at + length);
  }
  return reached.has(text.length);
}

const wordLengths = (rest: string, words: ReadonlySet<string>) =>
  [...words].filter((word) => rest.startsWith(word)).map((word) => word.length);

function* otherLengths(rest: string): Generator<number> {
  const loose = /^(?:\d{1,4}|[^\p{L}\d]+)/u.exec(rest)?.[0].length ?? 0;
  for (let length = 1; length <= loose; length += 1) yield length;
  const repeat = /^(.)\1{2,}/u.exec(rest)?.[0].length ?? 0;
  for (let length = shortestRun; length <= repeat; length += 1) yield length;
  for (const run of runs)
    for (let length = shortestRun; length <= Math.min(rest.length, run.length); length += 1)
      if (run.includes(rest.slice(0, length))) yield length;
      else break;
}
