/**
 * One paragraph of the story. A measured number is shown once the playhead has passed the
 * moment at which the run knew it; before that a gap of the same width holds its place.
 */
import { Fragment, type ReactNode, useId, useMemo } from 'react'
import { Popover } from '../../ui/Popover'
import { cx } from '../../ui/cx'
import { parseProse, type ProseNode } from './parseProse'
import styles from './Prose.module.css'

/** The definition of a term, if there is one. */
export type TermLookup = (term: string) => string | undefined

export interface ProseProps {
  readonly text: string
  readonly positionUs: number
  readonly findTerm?: TermLookup
}

const unknownTerm: TermLookup = () => undefined

export function Prose({ text, positionUs, findTerm = unknownTerm }: ProseProps) {
  const nodes = useMemo(() => parseProse(text), [text])
  return renderAll(nodes, positionUs, findTerm)
}

function renderAll(nodes: readonly ProseNode[], positionUs: number, findTerm: TermLookup): ReactNode {
  return nodes.map((node, index) => {
    const shown = renderOne(index > 0 && holds(nodes[index - 1]!) ? withoutStop(node) : node, positionUs, findTerm)
    const stop = holds(node) ? stopOf(nodes[index + 1]) : ''
    return stop ? <span key={index} className={styles.together}>{shown}{stop}</span> : <Fragment key={index}>{shown}</Fragment>
  })
}

/** A box in the line, after which a line could break: its full stop must stay with it. */
function holds(node: ProseNode): boolean {
  return node.kind === 'term' || node.kind === 'measured'
}

function stopOf(node: ProseNode | undefined): string {
  return node?.kind === 'text' ? (/^[.,;:!?)]+/.exec(node.text)?.[0] ?? '') : ''
}

function withoutStop(node: ProseNode): ProseNode {
  return node.kind === 'text' ? { ...node, text: node.text.slice(stopOf(node).length) } : node
}

function renderOne(node: ProseNode, positionUs: number, findTerm: TermLookup): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'code':
      return <code className={styles.code}>{node.text}</code>
    case 'stress':
      return <em>{renderAll(node.children, positionUs, findTerm)}</em>
    case 'term':
      return <TermButton term={node.term} shown={node.shown} definition={findTerm(node.term)} />
    case 'measured':
      return <Measured text={node.text} known={positionUs >= node.knownAtUs} />
  }
}

interface TermButtonProps {
  readonly term: string
  readonly shown: string
  readonly definition: string | undefined
}

function TermButton({ term, shown, definition }: TermButtonProps) {
  const id = `term-${useId()}`
  if (!definition) return <b className={styles.unexplained}>{shown}</b>
  return (
    <>
      <button type="button" className={styles.term} popoverTarget={id}>
        {shown}
      </button>
      <Popover id={id} label={term}>
        <span className={styles.definition}>
          <b>{term}</b>
          {definition}
        </span>
      </Popover>
    </>
  )
}

function Measured({ text, known }: { readonly text: string; readonly known: boolean }) {
  if (known) return <span className={styles.measured}>{text}</span>
  return (
    <span className={cx(styles.measured, styles.unknown)}>
      <span className={styles.hidden} aria-hidden="true">
        {text}
      </span>
      <span className={styles.dots} aria-hidden="true">
        ···
      </span>
      <span className="sr-only">not measured yet</span>
    </span>
  )
}
