/**
 * Paragraphs of the story without a playhead: every number is known, no term opens anything.
 */
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { parseProse } from '../../panels/story/parseProse'
import type { ProseNode } from '../../panels/story/parseProse'

export function StaticParagraphs({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <p key={text}>{renderAll(parseProse(text))}</p>)
}

function renderAll(nodes: readonly ProseNode[]): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{renderOne(node)}</Fragment>)
}

function renderOne(node: ProseNode): ReactNode {
  switch (node.kind) {
    case 'code':
      return <code>{node.text}</code>
    case 'stress':
      return <em>{renderAll(node.children)}</em>
    case 'term':
      return <dfn>{node.shown}</dfn>
    case 'deed':
      return node.shown
    case 'moment':
      return null
    case 'text':
    case 'measured':
      return node.text
  }
}
