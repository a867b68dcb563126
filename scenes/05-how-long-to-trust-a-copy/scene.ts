/**
 * Scene 5: how long to trust a copy. A browser's cache, an edge and an origin in three lanes;
 * every copy shows how much of its lifetime is left, and the header that decides it can be edited.
 */
import { browserCache } from '../../src/cdn/nodes/browserCache'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { freshListings } from './listings'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { RequestView, RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { FILE, FILE_BYTES, KEY, secondOf } from './constants'
import { type Values, levers } from './levers'
import { steps } from './steps'

function appCss({ levers: { cacheControl, etag, version } }: ResourceAsk<Values>): ResourceSpec {
  return {
    bytes: FILE_BYTES,
    content: `v${version}`,
    headers: [
      ...(cacheControl === '' ? [] : [['Cache-Control', cacheControl] as const]),
      ...(etag ? [['ETag', `"v${version}"`] as const] : []),
    ],
  }
}

const asksAlways = (run: RunView): RequestView['outcome'] => run.request(secondOf('no-cache')).outcome

const BROWSER = {
  upstream: 'edge', asks: FILE,
  cache: browserCache({ layers: () => httpLayers, shows: [KEY], ...EDGE_TIMES, storeMs: 0 }),
} as const

export const scene = defineScene(levers, {
  number: 5,
  slug: 'how-long-to-trust-a-copy',
  title: 'How long to trust a copy',
  question: 'Who decides how old is too old, and what does asking cost?',
  previously: 'An edge answers from its copy. So far it kept that copy for ever and never asked whether it still holds.',
  terms: [
    { term: 'Cache-Control', text: 'A header field with directives for caches: who may keep a response, for how long, and when they have to ask.' },
    { term: 'TTL', text: 'Time to live: how long a copy may be used without asking. The standard calls it the freshness lifetime.' },
    { term: 's-maxage', text: 'The TTL in shared caches, such as edges. There it stands before max-age.' },
    { term: 'freshness', text: 'A copy is fresh while its age is less than its lifetime. A fresh copy is used without asking; then it is stale.' },
    { term: 'Age', text: 'A header field: the seconds since the response was made or last checked at the origin, as caches on the way have counted.' },
    { term: 'validator', text: 'A value that names one version of the content, so that a cache can ask whether its copy still holds.' },
    { term: 'ETag', text: 'A validator that the server makes up, in quotes. It changes when the content does.' },
    { term: 'Last-Modified', text: 'A validator that is a date: when the content changed last, to the second.' },
    { term: 'conditional request', text: 'A request with the validator of a copy: send the content only if it has changed. If-None-Match carries an ETag.' },
    { term: '304', text: 'Not Modified: the copy still holds and may be trusted anew. The answer has a head and no content.' },
  ],
  topology: {
    view: { kind: 'lanes', lanes: [['browser'], ['edge'], ['us-east']] },
    nodes: [
      client({ id: 'browser', name: 'Sydney', city: 'sydney', ...BROWSER }),
      // Another user of the same edge: on view where one is needed.
      client({ id: 'other', name: 'Bondi', city: 'sydney', ...BROWSER }),
      edge({
        id: 'edge', name: 'Sydney', city: 'sydney',
        layers: () => httpLayers, upstream: 'us-east',
        shows: [KEY], ...EDGE_TIMES,
      }),
      usEast({ conditions: answerConditions, resources: { [FILE]: appCss }, displays: FILE }),
    ],
    links: [...['browser', 'other'].map((from) => ({ from, to: 'edge', rttMs: LOCAL_RTT_MS })), { from: 'edge', to: 'us-east' }],
  },
  listings: freshListings,
  instruments: [{ kind: 'bytes' }, { kind: 'waits', maxMs: 250 }],
  // Seed 5: nothing here is drawn by chance; any seed gives this run.
  seed: 5,
  steps,
  canDo: 'You can write a Cache-Control header: who may keep a file, for how long, and who must ask first.',
  takeaway: (_, say) => [
    `A cache uses a fresh copy without asking: ${say.wait('again')}. \`max-age\` speaks to all caches, \`s-maxage\` to shared ones only.`,
    `A stale copy is asked about, not thrown away. A 304 saves the bytes, but it still took ${say.wait('stale')}: the trip stays.`,
    `May it be kept, by whom, and may it be used without asking are three questions. \`no-store\`, \`private\` and \`no-cache\` answer one each.`,
  ],
  quiz: {
    question: 'An edge holds a copy that came with no-cache, max-age=60. Ten seconds later a user asks for it. What happens?',
    options: [
      {
        text: 'The edge serves the copy: it is fresh',
        why: 'It is fresh, and that is not enough here: no-cache forbids to use even a fresh copy without asking.',
        holds: (run) => asksAlways(run) === 'hit',
      },
      {
        text: 'The edge asks the origin whether the copy still holds',
        why: 'no-cache does not forbid to keep. It forbids to use the copy without asking, however fresh it is. Only no-store forbids to keep.',
        holds: (run) => asksAlways(run) === 'revalidated',
      },
      {
        text: 'The edge has kept nothing and fetches the file',
        why: 'That would be no-store. In spite of its name no-cache lets the edge keep a copy.',
        holds: (run) => asksAlways(run) === 'miss',
      },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching, §3 (storing), §4.2 (freshness), §4.3 (validation), §5.2 (Cache-Control)', url: 'https://www.rfc-editor.org/rfc/rfc9111' },
    { text: 'RFC 9110, HTTP Semantics, §8.8 (validators), §13 (conditional requests)', url: 'https://www.rfc-editor.org/rfc/rfc9110' },
    { text: 'RFC 8246, HTTP Immutable Responses', url: 'https://www.rfc-editor.org/rfc/rfc8246' },
    { text: 'Round trips: IBM Cloud VPC inter-region averages, August 2024' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      '# a hash in the name: never changes',
      'location /assets/ {',
      '  add_header Cache-Control',
      '    "max-age=31536000, immutable";',
      '}',
      '# pages: keep, but ask every time',
      'location / {',
      '  etag on;',
      '  add_header Cache-Control',
      '    "no-cache";',
      '}',
      '# one user’s own',
      'location /account/ {',
      '  add_header Cache-Control',
      '    "private, max-age=60";',
      '}',
    ].join('\n'),
    note: 'A new version of a file with a hash in its name has a new URL, so its copies never have to be asked about.',
  },
})
