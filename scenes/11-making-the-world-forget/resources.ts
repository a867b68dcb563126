/**
 * What the origin of scene 11 answers, and what is to be forgotten when the price changes.
 */
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { Purge } from '../../src/cdn/purge/purge'
import type { Values } from './levers'
import { FILE, PAGES, PREFIX, PRICED, PRODUCT, TAG, TAGS } from './pages'

/** How long a page may be kept, and then be used while it is asked about again (s); a file with its version in its name is never another one. */
const [MAX_AGE_S, WINDOW_S, YEAR_S] = [600, 600, 31_536_000]

/** What is to be forgotten; nothing where URLs have versions. */
export function orderOf({ kind, soft }: Pick<Values, 'kind' | 'soft'>): Purge | null {
  switch (kind) {
    case 'url': return { kind, what: PRODUCT, soft }
    case 'tag': return { kind, what: TAG, soft }
    case 'prefix': return { kind, what: PREFIX, soft }
    case 'zone': return { kind: 'all', soft }
    case 'versions': return null
  }
}

function page(url: string): (ask: ResourceAsk<Values>) => ResourceSpec {
  return ({ levers: { kind, asked }, version }) => {
    const isAsked = kind === 'versions' && asked && PRICED.includes(url)
    return {
      bytes: 20_000,
      content: `v${version}`,
      headers: [
        ['Cache-Control', isAsked ? 'no-cache' : `max-age=${MAX_AGE_S}, stale-while-revalidate=${WINDOW_S}`],
        ['ETag', `"v${version}"`],
        ['Surrogate-Key', TAGS[url]!],
      ],
    }
  }
}

function file({ request: { url }, levers: { stay }, version }: ResourceAsk<Values>): ResourceSpec {
  const content = url.slice(FILE.length + 1)
  if (!stay && content !== `v${version}`) return { bytes: 0, status: 404, content: 'nothing', headers: [['Cache-Control', 'no-store']] }
  return { bytes: 2_000, content, headers: [['Cache-Control', `max-age=${YEAR_S}, immutable`], ['ETag', `"${content}"`]] }
}

export const resources: Readonly<Record<string, (ask: ResourceAsk<Values>) => ResourceSpec>> = { ...Object.fromEntries(PAGES.map((url) => [url, page(url)])), [FILE]: file }
