/**
 * The row of actors as SVG. Pressing users sends a request from them.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { Frame } from '../../frame/types'
import type { StageActions } from '../actions'
import { type Actor, actorWordWidth } from './actors'
import { pressable } from './pressable'
import styles from './ActorRow.module.css'

export function ActorRow({ actors, frame, actions }: { readonly actors: readonly Actor[]; readonly frame: Frame; readonly actions: StageActions }) {
  return actors.map((actor) => <OneActor key={actor.node.index} actor={actor} lit={frame.nodes[actor.node.index]!.lit} actions={actions} />)
}

function OneActor({ actor: { node, box, word, name }, lit, actions: { send } }: { actor: Actor; lit: boolean; actions: StageActions }) {
  const press = NODE_KINDS[node.kind].asks ? pressable(`Send a request from users ${node.name}`, send && (() => send(node.id))) : {}
  return (
    <g className={styles.actor} data-kind={node.kind} data-lit={lit || undefined} transform={`translate(${box.x} ${box.y})`} {...press}>
      <rect className={styles.actorGround} width={box.width} height={box.height} rx="6" />
      <text x="10" y={box.height / 2 + 4.5}>
        <tspan className={styles.kind}>{word}</tspan>
        {name && ' '}
        {name && <tspan className={styles.name} x={17 + actorWordWidth(word)}>{name}</tspan>}
      </text>
    </g>
  )
}
