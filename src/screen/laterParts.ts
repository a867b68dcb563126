/**
 * Parts that no or few scenes show at first: the inspector, the table of events, notices, other
 * runs, the control of a header, a scene's own acts, and how far a long run is.
 * They are chunks of their own, so that the first picture does not wait for them.
 */
import { later } from '../ui/later'

export const LaterInspector = later(async () => (await import('./InspectorPart')).InspectorPart)
export const LaterEvents = later(async () => (await import('./EventsPart')).EventsPart)
export const LaterNotices = later(async () => (await import('./Notices')).Notices)
export const LaterComparison = later(async () => (await import('./ComparedPart')).ComparedHeadings)
export const LaterDifference = later(async () => (await import('./ComparedPart')).ComparedDifference)
export const LaterSide = later(async () => (await import('./ComparedPart')).MeasuredSide)
export const LaterHeaderLever = later(async () => (await import('./HeaderLeverPart')).HeaderLeverPart)
export const LaterCodeLever = later(async () => (await import('./CodeLeverPart')).CodeLeverPart)
export const LaterOrderLever = later(async () => (await import('../panels/levers/OrderControl')).OrderControl)
export const LaterActs = later(async () => (await import('../panels/levers/ActButtons')).ActButtons)
export const LaterBranches = later(async () => (await import('../panels/transport/BranchList')).BranchList)
export const LaterComputing = later(async () => (await import('./ComputingPart')).ComputingPart)
export const LaterOpening = later(async () => (await import('./OpeningPart')).OpeningPart)
