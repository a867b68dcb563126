/**
 * What the address of an embed can ask for beside what a link carries (player/urlState): one table, from which come the reader of
 * addresses, the addresses that are written, the choices of the share dialog and the table in README.md.
 */
import { SPEEDS } from '../player/types'

export interface EmbedParam {
  /** What may stand in the address; where that is more than can be listed, an example of it. */
  readonly values: readonly string[]
  /** What holds where the address says nothing of it. */
  readonly initial: string
  /** For whoever writes the address. */
  readonly text: string
  /** Where not only those in the list may stand there: what it must be, and whether a text is that. */
  readonly open?: { readonly words: string; readonly fits: (text: string) => boolean }
}

export const EMBED_PARAMS = {
  show: { values: ['stage', 'code', 'levers'], initial: 'stage', text: 'What stands beside the picture when it opens.' },
  controls: { values: ['full', 'min'], initial: 'full', text: '`min` leaves the buttons that play it, and the link to the full page.' },
  theme: { values: ['auto', 'light', 'dark'], initial: 'auto', text: 'Its colours: as the reader’s system has them, or always these.' },
  speed: { values: SPEEDS.map(String), initial: '1', text: 'How fast it plays.' },
  motion: { values: ['auto', 'reduce'], initial: 'auto', text: '`reduce` shows steps without motion to every reader; `auto`, to those whose system asks for it.' },
  resize: { values: ['none', 'canvas', 'embedly'], initial: 'none', text: 'Tells a page that listens how high the frame should be, by the messages that Canvas knows, or Embedly and many others.' },
  origin: {
    values: ['https://school.example'], initial: '', text: 'Only a page of this origin is answered; another one hears no more than that the scene is there.',
    open: { words: 'an origin, like https://school.example', fits: isOrigin },
  },
} as const satisfies Readonly<Record<string, EmbedParam>>

export type EmbedSetting = keyof typeof EMBED_PARAMS
export type EmbedSettings = { readonly [K in EmbedSetting]: (typeof EMBED_PARAMS)[K] extends { readonly open: unknown } ? string : (typeof EMBED_PARAMS)[K]['values'][number] }

const NAMES = Object.keys(EMBED_PARAMS) as EmbedSetting[]

export interface ReadSettings {
  readonly settings: EmbedSettings
  /** What else the address says. */
  readonly rest: URLSearchParams
  /** Sentences about what was left out. */
  readonly problems: readonly string[]
}

/** Reads a query. What a setting does not have is left out, and of several values for one all but the first; nothing throws. */
export function readEmbedSettings(search: string): ReadSettings {
  const rest = new URLSearchParams(search)
  const problems: string[] = []
  const settings: Record<string, string> = {}
  for (const name of NAMES) {
    const { values, initial, open }: EmbedParam = EMBED_PARAMS[name]
    const [asked, ...more] = rest.getAll(name)
    rest.delete(name)
    const known = asked === undefined || (open ? open.fits(asked) : values.includes(asked))
    settings[name] = known ? (asked ?? initial) : initial
    if (!known) problems.push(`"${name}" is ${open?.words ?? `one of ${values.join(', ')}`}, not "${asked}"`)
    if (more.length > 0) problems.push(`"${name}" is asked for ${more.length + 1} times; the first one counts`)
  }
  return { settings: settings as EmbedSettings, rest, problems }
}

/** As browsers write it: no slash at the end, and no capitals. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[\w.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Only what is not so by itself, in the order of the table; readEmbedSettings reads it back. */
export function writeEmbedSettings(settings: Partial<EmbedSettings>): string {
  return NAMES.flatMap((name) => {
    const value = settings[name]
    return value === undefined || value === EMBED_PARAMS[name].initial ? [] : [`${name}=${encodeURIComponent(value)}`]
  }).join('&')
}
