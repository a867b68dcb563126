/**
 * Where the dots of a split stand: rows of users in the order in which they signed up, and beside each row the share of it that gets B. The
 * dots of A are a dashed line a row, those of B a dashed line for each unbroken stretch of them: two paths, however many users there are.
 */
import type { ViewOf } from '../../cdn/topology'
import { type SplitFrame, rowSize, wantedOf } from '../../frame/splitFrame'
import { type Actor, actorsOf, cablesOf } from '../draw/actors'
import { clamp } from '../draw/clamp'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { fitting, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'

type SplitInput = LayoutInput<ViewOf<'split'>, SplitFrame>

export interface SplitLayout extends PictureLayout {
  readonly actors: readonly Actor[]
  /** The line of the shares. */
  readonly head: { readonly x: number; readonly y: number; readonly width: number }
  readonly grid: Box
  /** One user (px). */
  readonly cell: { readonly width: number; readonly height: number }
  /** In cells. */
  readonly dots: { readonly a: string; readonly b: string }
  /** Of the dots in a cell: the length of a dash, and the width of its line. */
  readonly dash: { readonly a: number; readonly b: number }
  readonly gridTitle: string
  readonly profile: Profile
  readonly legend: readonly LegendItem[]
  readonly legendY: number
  readonly readout: { readonly x: number; readonly y: number; readonly room: number }
}

/** Bars from 0 to 100 %, one for each row of dots, and one for all users under them. */
export interface Profile extends Box {
  readonly title: string
  readonly rows: string
  readonly all: string
  /** The line of what was wanted, and its number. */
  readonly wantedX: number
  readonly bottom: number
}

interface LegendItem {
  readonly look: 'A' | 'B' | 'asked'
  readonly text: string
  readonly x: number
}

const MEASURES: Readonly<Record<Density, { readonly margin: number; readonly profile: number }>> = {
  full: { margin: 18, profile: 0.24 },
  medium: { margin: 14, profile: 0.24 },
  small: { margin: 8, profile: 0.22 },
}
export const TEXT_SIZE = 11
const ACTORS: Readonly<Record<Density, { readonly y: number; readonly height: number }>> = { full: { y: 10, height: 28 }, medium: { y: 8, height: 26 }, small: { y: 8, height: 24 } }
/** Over the dots their title; under them the bar of all users, the reading of one, and what dots mean. */
const [HEAD, TITLE, ALL, READOUT, LEGEND] = [22, 22, 14, 18, 17]
const LARGEST_CELL = 15
const GAP = 12
const SWATCH = 14

export function layoutSplit(input: SplitInput): SplitLayout {
  const { width, height, density, reserved, now, run } = input
  const { margin, profile: share } = MEASURES[density]
  const row = ACTORS[density]
  const actors = actorsOf(run, input.frame, { left: margin, right: width - margin, ...row, reserved, shows: ({ index }) => standsThere(input, index) })
  const headY = Math.max(row.y + row.height, reserved ? reserved.y + reserved.height - 8 : 0) + HEAD
  const top = headY + TITLE + 4
  const room: Box = { x: margin, y: top, width: width - 2 * margin, height: height - top - ALL - READOUT - LEGEND - margin / 2 }
  const profileWidth = Math.round(room.width * share)
  const rows = now.rows.length
  const cell = { width: Math.min(LARGEST_CELL, (room.width - profileWidth - GAP) / now.row), height: Math.min(LARGEST_CELL, room.height / rows) }
  const [gridWidth, gridHeight] = [cell.width * now.row, cell.height * rows]
  const left = margin + (room.width - gridWidth - GAP - profileWidth) / 2
  const grid: Box = { x: left, y: top + Math.min(24, (room.height - gridHeight) / 2), width: gridWidth, height: gridHeight }
  const profileX = left + gridWidth + GAP
  const readoutY = grid.y + gridHeight + ALL + READOUT - 4
  return {
    width, height, density, actors, grid, cell,
    head: { x: left, y: headY, width: profileX + profileWidth - left },
    dots: dotsOf(now),
    dash: { a: clamp(2.2 / Math.min(cell.width, cell.height), 0.16, 0.42), b: clamp(1 - 1 / Math.min(cell.width, cell.height), 0.7, 0.86) },
    gridTitle: fitting([`${now.row} users in a row, in the order in which they signed up`, 'users in the order in which they signed up', 'users in order of sign-up', 'users'], gridWidth, TEXT_SIZE),
    profile: profileOf(now, { x: profileX, y: grid.y, width: profileWidth, height: gridHeight }),
    legend: legendOf(now, left, width - margin - left),
    legendY: readoutY + LEGEND,
    readout: { x: left, y: readoutY, room: width - margin - left },
    geometry: cablesOf(run, actors),
    obstacles: [],
  }
}

/** What a layout depends on beside the room: the users, the split, and whether somebody has asked. */
export const keepSplit = ({ users, split, askers }: SplitFrame): string => [users, split?.hash, split?.percent, askers.length > 0].join()

/** The edge of the view, and what it is joined to. */
function standsThere({ view, run, links }: SplitInput, node: number): boolean {
  const edge = run.nodes.findIndex(({ id }) => id === view.edge)
  return node === edge || links.some(({ from, to }) => (from === node && to === edge) || (from === edge && to === node))
}

function dotsOf(now: SplitFrame): SplitLayout['dots'] {
  const { places, row } = now
  const percent = wantedOf(now)
  let b = ''
  for (let user = 0; user < places.length; user++) {
    if (places[user]! >= percent) continue
    const from = user
    while (user + 1 < places.length && (user + 1) % row > 0 && places[user + 1]! < percent) user++
    b += `M${from % row} ${Math.floor(from / row) + 0.5}h${user + 1 - from}`
  }
  return { a: now.rows.map((_, k) => `M0 ${k + 0.5}h${rowSize(now, k)}`).join(''), b }
}

function profileOf(now: SplitFrame, box: Box): Profile {
  const pitch = box.height / now.rows.length
  const high = Math.max(0.5, pitch - (pitch > 3 ? 1 : 0))
  const bottom = box.y + box.height + ALL
  return {
    ...box, bottom,
    title: fitting(['share of B in each row', 'share of B by row', 'B by row', 'B'], box.width, TEXT_SIZE),
    rows: now.rows.map((b, k) => (b === 0 ? '' : `M${tenth(box.x)} ${tenth(box.y + k * pitch)}h${tenth((b / rowSize(now, k)) * box.width)}v${tenth(high)}H${tenth(box.x)}z`)).join(''),
    all: `M${tenth(box.x)} ${tenth(bottom - 9)}h${tenth((now.b / now.users) * box.width)}v8H${tenth(box.x)}z`,
    wantedX: tenth(box.x + (wantedOf(now) / 100) * box.width),
  }
}

function legendOf({ askers }: SplitFrame, left: number, room: number): readonly LegendItem[] {
  const lines = [['gets A', 'gets B', 'has asked in this step'], ['A', 'B', 'has asked']] as const
  const looks = askers.length > 0 ? (['A', 'B', 'asked'] as const) : (['A', 'B'] as const)
  const lineOf = (texts: (typeof lines)[number]) => looks.map((look, k) => ({ look, text: texts[k]! }))
  const widthOf = (line: ReturnType<typeof lineOf>): number => line.reduce((sum, { text }) => sum + SWATCH + textWidth(text, TEXT_SIZE) + 14, 0)
  const line = lines.map(lineOf).find((one) => widthOf(one) <= room) ?? lineOf(lines[1])
  let x = left
  return line.map((one) => {
    const item = { ...one, x }
    x += SWATCH + textWidth(one.text, TEXT_SIZE) + 14
    return item
  })
}
