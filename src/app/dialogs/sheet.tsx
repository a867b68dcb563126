/**
 * What a sheet is: a component that is open or closed, comes when it is first opened, and may
 * be given more when it is opened.
 */
import type { ReactNode } from 'react'
import type { Later } from '../../ui/later'

/** What every sheet is given. */
export interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** How a sheet that was opened is drawn. */
export type DrawSheet = (props: SheetProps) => ReactNode

/** `Given` is what this sheet alone is given; with it the sheet can be drawn, open or closed. */
export function sheet<Given extends object>(Sheet: Later<Given & SheetProps>): (given: Given) => DrawSheet {
  return (given) => (props) => <Sheet {...given} {...props} />
}
