/**
 * A funnel in words: headings over its columns, and the sentences for those who cannot see it.
 */
import type { FunnelFrame, FunnelTier } from '../../frame/funnelFrame'
import { formatCount, formatPercent } from '../../words/format'
import { counted } from '../../words/plural'
import { textWidth } from '../draw/text'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** "12 POPs", "Shield". */
export function tierTitle({ name, one, nodes, isOrigin }: FunnelTier): string {
  return isOrigin || (nodes.length === 1 && name === 'shields') ? capital(one) : counted(nodes.length, [one, name])
}

/** Up to so many requests are told one by one, more as a share. */
const COUNTED = 999

/** What a tier does now, the wordiest first. */
export function tierTexts({ passed, answered, waiting, isOrigin }: FunnelTier): readonly string[] {
  if (isOrigin) return ['']
  if (waiting > 0) return [`${formatCount(waiting)} wait for another’s fetch`, `${formatCount(waiting)} wait`]
  if (answered + passed === 0) return ['']
  const [came, share] = [answered + passed, formatPercent(answered, answered + passed)]
  if (came > COUNTED) return [`answered ${share} of what came`, `${share} of what came`, share]
  const [some, all] = [formatCount(answered), formatCount(came)]
  return [`answered ${some} of ${all}`, `${some} of ${all}`, share]
}

export function fitting(texts: readonly string[], size: number, room: number): string {
  return texts.find((text) => textWidth(text, size) <= room) ?? ''
}

export const originRequests = ({ tiers }: FunnelFrame): number => tiers.find(({ isOrigin }) => isOrigin)?.arrived ?? 0

/** "Users asked 216 requests. 12 POPs answered 94 % and passed on 12. The origin had 12." */
export function funnelSentence(now: FunnelFrame): string {
  const tiers = now.tiers.filter(({ isOrigin, arrived }) => !isOrigin && arrived > 0).map((tier) => {
    const waiting = tier.waiting > 0 ? `, ${formatCount(tier.waiting)} wait there` : ''
    return `${tierTitle(tier)}: ${formatCount(tier.arrived)} came, ${formatCount(tier.passed)} were passed on${waiting}.`
  })
  return [`Users made ${counted(now.asked, 'request')}.`, ...tiers, `The origin was asked for ${formatCount(originRequests(now))}.`].join(' ')
}

export function ledgerSentence({ ledger }: FunnelFrame): string {
  return `Asked of the origin: ${ledger.map(({ title, requests }) => `${title} ${formatCount(requests)}`).join(', ')}.`
}
