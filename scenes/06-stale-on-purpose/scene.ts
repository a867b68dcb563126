/**
 * Scene 6: stale on purpose. One edge, one page with a lifetime of seconds, and users who ask
 * steadily: who waits when the copy expires, who gets an old one, and for how long.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import errorListings from '../../src/cdn/layers/staleIfErrorLayer.ts?listing'
import revalidateListings from '../../src/cdn/layers/staleWhileRevalidateLayer.ts?listing'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { staleAsItComes } from '../../src/cdn/presets/staleAsItComes'
import type { RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { levers } from './levers'
import { MAX_AGE_S, NEWS, NEWS_KEY, SECOND_ROUND, SWR_S } from './news'
import { newsPage } from './newsPage'
import { lastBugSinceFixMs, sinceFixMs } from './outcomes'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 6,
  slug: 'stale-on-purpose',
  title: 'Stale on purpose',
  question: 'Can nobody wait when a copy expires, and what does that cost?',
  pictured: 'origin-fails',
  previously: 'An expired copy is not thrown away: the edge asks whether it still holds, and somebody waits for that trip.',
  terms: [
    { term: 'stale-while-revalidate', text: 'A window after the lifetime in which a cache may serve the old copy at once, while it asks the origin for a new one.' },
    { term: 'background refresh', text: 'A request of the cache’s own, behind an answer that was already given. No user waits for it.' },
    { term: 'stale-if-error', text: 'A window after the lifetime in which a cache may serve the old copy when the origin fails.' },
    { term: 'grace', text: 'What some caches call the time for which they keep serving a copy past its lifetime.' },
  ],
  topology: {
    view: { kind: 'life', edge: 'edge', key: NEWS_KEY, windowMs: 46_000, marks: { [SECOND_ROUND]: 'second round' } },
    nodes: [
      client({ id: 'sydney', name: 'Sydney', city: 'sydney', upstream: 'edge', asks: NEWS }),
      edge({
        id: 'edge', name: 'Sydney', city: 'sydney', upstream: 'us-east',
        layers: ({ cache }) => (cache === 'own' ? httpLayers : staleAsItComes[cache].layers),
        manner: ({ cache }) => (cache === 'own' ? {} : staleAsItComes[cache].manner),
        shows: [NEWS_KEY], ...EDGE_TIMES,
      }),
      usEast({
        conditions: answerConditions,
        resources: { [NEWS]: newsPage },
        faults: ({ originDown }) => (originDown ? { kind: 'down' } : null),
      }),
    ],
    links: [{ from: 'sydney', to: 'edge', rttMs: LOCAL_RTT_MS }, { from: 'edge', to: 'us-east' }],
  },
  listings: [
    show(revalidateListings, 'staleWhileRevalidate', 'when the copy has expired'),
    show(errorListings, 'staleIfError', 'when the origin was asked'),
  ],
  instruments: [{ kind: 'bytes' }, { kind: 'wrong', label: 'Older than the origin' }],
  // Seed 6: at this seed the crowd's phase leaves every boundary to the request that the story follows.
  seed: 6,
  steps,
  canDo: 'You can choose how old a copy may be served, and say for how long a bug may outlive its fix.',
  takeaway: (run, say) => [
    `With \`stale-while-revalidate\` nobody waits at the end of a lifetime: the next user gets the old copy after ${say.wait('served-stale')}, and the edge asks behind the answer.`,
    `The price is age: lifetime and window count from when a copy left the origin, and the last one with a bug may have left just before its fix. Here a user got ${say.text(run.request('last-bug').content)} when the fix was ${say.seconds(sinceFixMs(run, run.request('last-bug').atMs) / 1000)} old.`,
    'Past the windows a copy is not gone. It may only not be served without asking, unless the origin fails and `stale-if-error` allows it.',
  ],
  quiz: {
    question: 'A wrong price is corrected at noon. The header says max-age=60, stale-while-revalidate=600. Until when may a user see the wrong one?',
    // The bounds are lifetime, window, and both together: which of them held in the step of the bug?
    options: [
      {
        text: 'Until 12:01',
        why: 'That is the end of max-age alone. After it the edge may go on serving the copy while it asks for a new one.',
        holds: (run) => lastBugLies(run, 0, MAX_AGE_S),
      },
      {
        text: 'Until 12:10',
        why: 'The window opens when the copy is stale, not when it comes. The lifetime is added in front of it.',
        holds: (run) => lastBugLies(run, MAX_AGE_S, SWR_S),
      },
      {
        text: 'Until 12:11',
        why: 'A copy that was fetched just before noon is fresh for one minute and may be served stale for ten more. Only then must the edge ask first.',
        holds: (run) => lastBugLies(run, SWR_S, MAX_AGE_S + SWR_S),
      },
    ],
  },
  sources: [
    { text: 'RFC 5861, HTTP Cache-Control Extensions for Stale Content, §3 and §4', url: 'https://www.rfc-editor.org/rfc/rfc5861' },
    { text: 'RFC 9111, HTTP Caching, §4.2.4, Serving Stale Responses', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2.4' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      '# The origin sends:',
      '# Cache-Control: max-age=10,',
      '#   stale-while-revalidate=20,',
      '#   stale-if-error=30',
      'proxy_cache_path /var/cache',
      '  keys_zone=edge:10m;',
      'server {',
      '  location / {',
      '    proxy_pass',
      '      https://origin.example;',
      '    proxy_cache edge;',
      '    # ask with the ETag',
      '    proxy_cache_revalidate on;',
      '    # behind the answer',
      '    proxy_cache_background_update on;',
      '  }',
      '}',
    ].join('\n'),
    note: 'nginx takes both windows from the header. proxy_cache_use_stale sets them without it, and then without an end.',
  },
})

/** Whether the last answer with the bug came so long after its fix (s). */
function lastBugLies(run: RunView, afterS: number, untilS: number): boolean {
  const lastS = lastBugSinceFixMs(run) / 1000
  return lastS > afterS && lastS <= untilS
}
