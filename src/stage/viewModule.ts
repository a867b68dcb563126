/**
 * The contract of a view: what one kind of picture consists of. A view is one object in a folder
 * of its own and one line in views.ts; the live stage and the still draw the same object, through
 * defineView. What an author may declare of it, and what is wrong with that, is in
 * src/scene/viewRules.ts.
 */
import type { ComponentType } from 'react'
import type { ViewKind, ViewOf } from '../cdn/topology'
import type { Moment } from '../frame/moment'
import type { Frame } from '../frame/types'
import type { LinkInfo, NodeInfo } from '../run/run.types'
import type { StageActions } from './actions'
import type { Density, Size } from './draw/density'
import type { Box, Geometry } from './draw/geometry'

/** The room that a picture is drawn in (px), and how much it can say there. */
export interface Room extends Size {
  readonly density: Density
  /** A part of the picture's corner that a control of the page lies over: labels keep off it. */
  readonly reserved: Box | undefined
}

/** What a layout is made from. `now` is what the view's `project` made of the moment. */
export interface LayoutInput<V, P> extends Moment, Room {
  readonly view: V
  readonly now: P
  /** The other moment of a comparison, so that both are drawn to one scale. */
  readonly beside: Moment | undefined
  /** The nodes that take part. */
  readonly nodes: readonly NodeInfo[]
  /** All links of the run, so that geometry keeps their numbers. */
  readonly links: readonly LinkInfo[]
  readonly isActive: (link: LinkInfo) => boolean
}

/** The least that a layout tells; each view's own adds the places of what it draws. */
export interface PictureLayout extends Size {
  readonly density: Density
  /** Where every link runs: packets travel along it. */
  readonly geometry: Geometry
  /**
   * Sides of the parcels that the followed request's messages are drawn as (px), by link: [2 * link] towards its `to` end,
   * [2 * link + 1] back; 0 for a dot. The picture says beside the links what they carry. Absent where all are dots.
   */
  readonly parcels?: readonly number[]
  /** What the label of the followed packet must not cover. */
  readonly obstacles: readonly Box[]
  /** What flashes when something has happened at a node, by node: the slot of a cache, the mark of a user. */
  readonly flashes?: readonly (Box | undefined)[]
}

export interface PictureProps<P, L> {
  readonly layout: L
  readonly frame: Frame
  readonly now: P
  readonly actions: StageActions
}

/**
 * One kind of picture. `P` is what it tells beyond the frame (null where the frame is enough),
 * `L` the numbers that it is drawn from.
 *
 * @example
 * export const view = defineView({
 *   kind: 'lanes', labelsPackets: true,
 *   project: () => null,
 *   layout: lanesOf, keep: () => '',
 *   Picture: LanesPicture,
 *   sentence: (moment) => `Diagram: ${whoIsThere(moment)}`,
 * })
 */
export interface ViewModule<K extends ViewKind, P, L extends PictureLayout> {
  readonly kind: K
  /** Whether the followed packet carries words; a picture that says them elsewhere leaves them out. */
  readonly labelsPackets: boolean
  /** The moment as this picture tells it. Pure. */
  readonly project: (moment: Moment, view: ViewOf<K>) => P
  /** Where everything stands. Pure; nothing is measured in the page. */
  readonly layout: (input: LayoutInput<ViewOf<K>, P>) => L
  /**
   * What the layout depends on beside the nodes and links that take part and the room: as long as
   * that is the same the layout is kept. Absent where the picture grows with time.
   */
  readonly keep?: (now: P) => string
  /** Places what `layout` computed, as SVG, and decides nothing. It renders in Node as well. */
  readonly Picture: ComponentType<PictureProps<P, L>>
  /** The picture's name: what it shows, in one sentence. */
  readonly sentence: (moment: Moment, now: P) => string
  /**
   * Loads what the first picture needs beside code. `page` is the page in view, of which parts
   * may be taken over; null where there is none.
   */
  readonly prepare?: (view: ViewOf<K>, page: ParentNode | null) => Promise<unknown>
}
