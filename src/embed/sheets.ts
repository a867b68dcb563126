/** What can stand beside the picture of an embed: the log in scenes that have one. */
import type { Scene } from '../scene/types'

export type SheetName = 'code' | 'levers' | 'log'

export const SHEET_NAMES: Readonly<Record<SheetName, string>> = { code: 'Code', levers: 'Levers', log: 'Log' }

export const sheetsOf = ({ log }: Scene): readonly SheetName[] => (log ? ['code', 'levers', 'log'] : ['code', 'levers'])
