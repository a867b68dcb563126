/**
 * The bar over every page: name, rail, and what is always at hand. On a phone the rail and
 * the rest are behind one button.
 */
import { useState } from 'react'
import { Icon } from '../../ui/Icon'
import { later } from '../../ui/later'
import { COURSE_NAME } from '../contents'
import { PageLink } from '../PageLink'
import { DIALOGS } from '../dialogs/dialogs'
import type { ShareSubject } from '../dialogs/ShareDialog'
import { contentsHref } from '../router'
import { Rail } from './Rail'
import { ThemeButton } from './ThemeButton'
import styles from './TopBar.module.css'
import type { Dialogs } from './useDialogs'

/** Only narrow screens ask for it. */
const LaterMenu = later(async () => (await import('./CourseMenu')).CourseMenu)

interface TopBarProps {
  /** The scene in view; null on other pages. */
  readonly current: { readonly slug: string; readonly number: number; readonly title: string } | null
  readonly count: number
  readonly dialogs: Dialogs
  /** What to share at this moment; absent on pages that have nothing to share. */
  readonly subject?: () => ShareSubject
}

export function TopBar({ current, count, dialogs, subject }: TopBarProps) {
  const [menu, setMenu] = useState<'unused' | 'open' | 'closed'>('unused')
  const onGlossary = () => dialogs.show('glossary', DIALOGS.glossary({}))
  const onHelp = () => dialogs.show('help', DIALOGS.help({}))
  const onShare = subject && (() => dialogs.show('share', DIALOGS.share(subject())))
  return (
    <header className={styles.bar}>
      <PageLink className={styles.name} href={contentsHref()}>
        {COURSE_NAME}
      </PageLink>
      {current && (
        <p className={styles.where}>
          <b>{current.number}</b> of {count}
        </p>
      )}
      {current && <p className={styles.title}>{current.title}</p>}
      <div className={styles.rail}>
        <Rail current={current?.slug ?? null} />
      </div>
      <div className={styles.actions}>
        <button type="button" className={styles.action} onClick={onGlossary}>
          Glossary
        </button>
        {onShare && (
          <button type="button" className={styles.action} onClick={onShare}>
            Share &amp; embed
          </button>
        )}
        <ThemeButton className={styles.action} />
        <button type="button" className={styles.action} onClick={onHelp}>
          Help
        </button>
      </div>
      <button type="button" className={styles.menu} aria-label="Menu" aria-haspopup="dialog" onClick={() => setMenu('open')}>
        <Icon name="menu" size={22} />
      </button>
      {menu !== 'unused' && (
        <LaterMenu open={menu === 'open'} current={current?.slug ?? null} {...{ onGlossary, onShare, onHelp }} onClose={() => setMenu('closed')} />
      )}
    </header>
  )
}
