import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/05-how-long-to-trust-a-copy/scene'
import { runOf } from '../../../tests/support/runOf'
import { inspectRequest } from '../../frame/inspect'
import { requestMessages } from '../../frame/requestMessages'
import { CacheInspector } from './CacheInspector'
import { Inspector } from './Inspector'

const run = runOf(scene)
const nothing = () => undefined
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').replaceAll('&quot;', '"')

/** A request that a 304 from the origin answered. */
const request = Array.from({ length: run.requests.length }, (_, id) => id).find((id) => {
  const messages = requestMessages(run, id)
  return messages.some(({ startLine, from }) => startLine === 'HTTP 304' && run.nodes[from]!.kind === 'origin') && messages.at(-1)?.startLine === 'HTTP 200'
})!
const html = render(
  <Inspector run={run} detail={inspectRequest(run, request, run.endUs)!} messages={requestMessages(run, request)} onExplain={null} onClose={nothing} />,
)
const said = words(html)

describe('the inspector of a request that a 304 answered', () => {
  it('tells the 304 to the cache from what the user got', () => {
    expect(said).toContain('304 to the cache · 200 to the user')
    expect(said).toMatch(/got 304 and answers 200 from its copy, which still holds/)
  })

  it('shows fields, and who has added them what for', () => {
    expect(said).toContain('+ If-None-Match "v1"')
    expect(said).toMatch(/The browser in Sydney added If-None-Match \(asks whether the copy of this tag still holds\)/)
    expect(said).toMatch(/The edge Sydney added .*Age \(seconds since the origin made or confirmed it\)/)
  })

  it('opens the message of the moment, and no other', () => {
    expect(html.match(/<details [^>]*open=""/g)).toHaveLength(1)
    expect(html.lastIndexOf('open=""')).toBe(html.indexOf('open=""'))
  })

  it('names the node of every row and of every message', () => {
    for (const row of ['Lookup the browser in Sydney', 'Lookup the edge Sydney', 'Request the browser in Sydney → the edge Sydney']) expect(said).toContain(row)
    expect(said).toContain('The edge Sydney → us-east')
    expect(said).toContain('Us-east → the edge Sydney')
  })
})

describe('the inspector of a cache', () => {
  it('has a line for each slot, with what it holds', () => {
    const node = run.nodes.find(({ kind }) => kind === 'edge')!
    const slot = { key: 'GET /a', request: -1, life: null }
    const cache = words(render(<CacheInspector node={node} slots={[{ ...slot, state: 'fresh' }, { ...slot, key: 'GET /b', state: 'empty' }]} onSelectSlot={nothing} onClose={nothing} />))
    expect(cache).toContain(`${node.name} cache, 1 copy now`)
    expect(cache).toMatch(/GET \/a: fresh .*GET \/b: empty/)
  })
})
