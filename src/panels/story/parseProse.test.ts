import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProse, proseText, type ProseNode } from './parseProse'

const measured = (text: string, knownAtUs: number) => `\ue000${text}\ue001${knownAtUs}\ue002`

/** Writes a tree back as its source. */
function write(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'code') return `\`${node.text}\``
      if (node.kind === 'stress') return `*${write(node.children)}*`
      if (node.kind === 'measured') return measured(node.text, node.knownAtUs)
      if (node.kind === 'moment') return measured('', node.knownAtUs)
      if (node.kind === 'deed') return `{{${node.verb} ${node.name}|${node.shown}}}`
      return node.term === node.shown ? `[[${node.term}]]` : `[[${node.term}|${node.shown}]]`
    })
    .join('')
}

describe('parseProse', () => {
  it('reads every mark', () => {
    const nodes = parseProse(`Its [[edge]] has \`/logo.png\` and *its own ${measured('204 ms', 1200)}*; [[cache miss|misses]].`)
    expect(nodes.map((node) => node.kind)).toEqual(['text', 'term', 'text', 'code', 'text', 'stress', 'text', 'term', 'text'])
    expect(nodes[5]).toMatchObject({ children: [{ text: 'its own ' }, { kind: 'measured', text: '204 ms', knownAtUs: 1200 }] })
    expect(nodes[7]).toEqual({ kind: 'term', term: 'cache miss', shown: 'misses' })
    expect(proseText(nodes)).toBe('Its edge has /logo.png and its own 204 ms; misses.')
  })

  it('reads what words do, and leaves what is no deed as it is', () => {
    expect(parseProse('{{compare caches|Turn them off}} now.')).toEqual([
      { kind: 'deed', verb: 'compare', name: 'caches', shown: 'Turn them off' },
      { kind: 'text', text: ' now.' },
    ])
    for (const text of ['{{caches|Turn}}', '{{compare|Turn}}', '{{compare a b|Turn}}', '{{compare caches| }}', '{{steal caches|Turn}}', '{{compare caches']) {
      expect(parseProse(text)).toEqual([{ kind: 'text', text }])
    }
  })

  it('begins a sentence with a capital, and nothing else', () => {
    const said = (text: string): string => proseText(parseProse(text))
    expect(said('[[session resumption]] helps. [[edge]] and [[origin]]? `no-cache` too.')).toBe('Session resumption helps. Edge and origin? no-cache too.')
    expect(said(`${measured('no answer', 1)} came. ${measured('v2', 1)} did.`)).toBe('No answer came. v2 did.')
  })

  it('reads a moment, which is no word: what stands behind it begins the sentence', () => {
    const nodes = parseProse(`It asks. ${measured('', 1200)}[[edge]] answers.`)
    expect(nodes.map((node) => node.kind)).toEqual(['text', 'moment', 'term', 'text'])
    expect(nodes[1]).toEqual({ kind: 'moment', knownAtUs: 1200 })
    expect(proseText(nodes)).toBe('It asks. Edge answers.')
    expect(proseText(parseProse(`${measured('', 1)}[[edge]] answers.`))).toBe('Edge answers.')
  })

  it('shows malformed marks as they are', () => {
    for (const text of ['[[open', 'a ` b', '2 * 3 * 4', '**', '[[]]', '``', '[[ | ]]', '\ue000no time\ue002', '\ue000x\ue001soon\ue002', ']]', '\ue002']) {
      expect(parseProse(text)).toEqual([{ kind: 'text', text }])
    }
  })

  it('loses nothing, whatever it is given', () => {
    const piece = fc.constantFrom('[[', ']]', '{{', '}}', 'compare a', '|', '`', '*', ' ', 'edge', 'ü', '\ue000', '\ue001', '\ue002', '12', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')), (source) => {
        const written = write(parseProse(source))
        // A number's time may be written another way ("12 " for 12), a term's padding is dropped.
        const plain = (text: string) => text.replaceAll(/\s/g, '').replaceAll(/\ue0010+(?=\d)/g, '\ue001')
        expect(plain(proseText(parseProse(source)))).toBe(plain(proseText(parseProse(written))))
        expect(write(parseProse(written))).toBe(written)
      }),
    )
  })

  it('gives plain text back as one node', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).filter((text) => !/[[\]`*\ue000-\ue002]/.test(text)), (text) => {
        expect(parseProse(text)).toEqual([{ kind: 'text', text }])
      }),
    )
  })
})
