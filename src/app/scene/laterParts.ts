/**
 * Parts that no or few scenes show at first: the inspector, the table of events, notices, other
 * runs, the control of a header and the sheet that explains headers.
 * They are chunks of their own, so that the first picture does not wait for them.
 */
import { LaterWaterfall } from '../../panels/LaterWaterfall'
import { later } from '../../ui/later'

export const LaterInspector = later(async () => {
  const [{ InspectorPart }] = await Promise.all([import('./InspectorPart'), LaterWaterfall.load()])
  return InspectorPart
})
export const LaterEvents = later(async () => (await import('./EventsPart')).EventsPart)
export const LaterNotices = later(async () => (await import('./Notices')).Notices)
export const LaterComparison = later(async () => (await import('../../panels/ComparisonSummary')).ComparisonSummary)
export const LaterHeaderLever = later(async () => (await import('./HeaderLeverPart')).HeaderLeverPart)
export const LaterHeaders = later(async () => (await import('../dialogs/HeadersDialog')).HeadersDialog)
export const LaterBranches = later(async () => (await import('../../panels/BranchList')).BranchList)
