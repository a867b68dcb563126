/**
 * Closes a view's own types in: from a ViewModule to the one component by which the stage and
 * the still draw any view. It projects, lays out, keeps the layout while it fits, and puts the
 * picture into its SVG element; what lies over the picture comes from outside.
 */
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { View, ViewKind } from '../cdn/topology'
import type { StageActions } from './actions'
import { SvgFrame } from './draw/SvgFrame'
import { layoutInput, layoutKey } from './layoutInput'
import { ownView } from './ownView'
import { viewOf } from '../scene/viewOf'
import type { PictureLayout, Room, ViewModule } from './viewModule'
import type { Moment } from '../frame/moment'

export interface DrawProps extends Moment, Room {
  readonly actions: StageActions
  /** With buttons in it: a group; without it the picture is an image. */
  readonly interactive: boolean
  readonly beside: Moment | undefined
  /** Drawn last inside the SVG element. */
  readonly inside?: (layout: PictureLayout) => ReactNode
  /** Laid over the SVG element. */
  readonly above?: (layout: PictureLayout) => ReactNode
}

/** A view as the stage sees it. */
export interface StageView {
  readonly kind: ViewKind
  readonly labelsPackets: boolean
  readonly prepare: (view: View, page: ParentNode | null) => Promise<void>
  readonly Draw: ComponentType<DrawProps>
}

export function defineView<K extends ViewKind, P, L extends PictureLayout>(module: ViewModule<K, P, L>): StageView {
  return {
    kind: module.kind,
    labelsPackets: module.labelsPackets,
    prepare: async (view, page) => {
      await module.prepare?.(ownView(module.kind, view), page)
    },
    Draw: (props) => <Drawn module={module} {...props} />,
  }
}

interface DrawnProps<K extends ViewKind, P, L extends PictureLayout> extends DrawProps {
  readonly module: ViewModule<K, P, L>
}

function Drawn<K extends ViewKind, P, L extends PictureLayout>({
  module, run, frame, beside, width, height, density, reserved, actions, interactive, inside, above,
}: DrawnProps<K, P, L>) {
  const moment = { run, frame }
  const room = { width, height, density, reserved }
  const view = ownView(module.kind, viewOf(run.scene, frame.step))
  const now = module.project(moment, view)
  const key = module.keep ? layoutKey(moment, room, module.keep(now)) : null
  const layout = useKept(key, () => module.layout(layoutInput({ ...moment, ...room, view, now, beside })))
  return (
    <>
      <SvgFrame size={room} sentence={module.sentence(moment, now)} interactive={interactive}>
        <module.Picture layout={layout} frame={frame} now={now} actions={actions} />
        {inside?.(layout)}
      </SvgFrame>
      {above?.(layout)}
    </>
  )
}

/** Keeps what was made until its key changes; what has no key is made anew each time. */
function useKept<T>(key: string | null, make: () => T): T {
  const [kept, keep] = useState<{ readonly key: string; readonly value: T } | null>(null)
  if (key !== null && kept?.key === key) return kept.value
  const value = make()
  if (key !== null) keep({ key, value })
  return value
}
