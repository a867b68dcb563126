/**
 * Texts for the parsers: random bytes, and values that servers send with a few characters changed. Made by counting on
 * from a seed, because 100,000 of them are wanted many times.
 */
const REAL = [
  'max-age=60, s-maxage=10, stale-while-revalidate=30, private="Set-Cookie, X-A", no-cache',
  'public,max-age="60",must-revalidate,ext="a\\"b, max-age=5"',
  'Accept-Encoding, Accept-Language, *, X-Flag',
  'W/"abc", "def", W/"", *, unquoted',
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
  'origin; hit; ttl=30, "edge \\"1\\""; fwd=stale; fwd-status=304; ttl=-4; stored; detail="x; y"',
  'max-age=60, no-store, a=?1, b=(1 2 "x");q=1.0, c=:aGk=:, d=@1659578233, e=%"caf%c3%a9", f="s", g=tok:en/x',
  'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nAge: 5\r\nVary: Accept\r\nX-Folded: a\r\n b\r\n\r\n<html>',
  '< HTTP/2 200\n< cache-control: public, max-age=60\n< etag: W/"1"\n',
  '{"log":{"entries":[{"request":{"method":"GET","url":"http://a/"},"response":{"status":200,"headers":[{"name":"Age","value":"5"}]}}]}}',
]
const PIECES = [
  ...',;="\'\\ \t\r\n*:@?%(){}[]/-+.0',
  '\u0000',
  '\u007f',
  '\u00ff',
  'W/',
  'max-age',
  '=',
  '""',
  ', ',
  '; ',
  '\r\n',
  '99999999999999999999',
  ' GMT',
  '": "',
]

/** A linear congruential generator: the same texts everywhere. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function randomBytes(below: (n: number) => number): string {
  return Array.from({ length: below(48) }, () => String.fromCharCode(below(256))).join('')
}

function mutated(below: (n: number) => number): string {
  let text = REAL[below(REAL.length)]!
  for (let changes = below(6); changes >= 0; changes--) {
    const at = below(text.length + 1)
    const end = at + below(8)
    const middle = [
      PIECES[below(PIECES.length)]!,
      '',
      text.slice(at, end).repeat(2),
      text.slice(at, end).toUpperCase(),
      String.fromCharCode(below(256)),
    ]
    text = text.slice(0, at) + middle[below(middle.length)]! + text.slice(below(2) === 0 ? at : end)
  }
  return text
}

export function* texts(count: number, seed: number): Generator<string> {
  const below = numbers(seed)
  for (let i = 0; i < count; i++) yield i % 3 === 0 ? randomBytes(below) : mutated(below)
}

/** One piece, and one start of a real value, over and over: what makes a careless expression go back and forth. */
export function longTexts(length: number): string[] {
  const units = [
    ...PIECES,
    ...REAL,
    ...REAL.map((text) => text.slice(0, text.length / 2)),
    'a',
    'a ',
    'a=',
    'a="',
    '"a",',
    ';a',
    'x=(1 ',
    'a;b=c,',
  ]
  const openings = ['', '"', 'a="', 'a;b="', 'Sun, ']
  return units.flatMap((unit) => openings.map((opening) => opening + unit.repeat(Math.ceil(length / unit.length)).slice(0, length)))
}
