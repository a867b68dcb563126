/** What can stand beside the picture of an embed. */
export const SHEETS = ['code', 'levers'] as const
export type SheetName = (typeof SHEETS)[number]

export const SHEET_NAMES: Readonly<Record<SheetName, string>> = { code: 'Code', levers: 'Levers' }
