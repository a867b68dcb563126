/**
 * A round button with a sign instead of words; its name is for screen readers and the tooltip.
 */
import type { ComponentPropsWithRef } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './Icon'
import styles from './IconButton.module.css'

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'name'> {
  readonly icon: IconName
  readonly name: string
  readonly iconSize?: number
}

export function IconButton({ icon, name, iconSize = 18, className, ...rest }: IconButtonProps) {
  return (
    <button title={name} {...rest} type="button" aria-label={name} className={cx(styles.button, className)}>
      <Icon name={icon} size={iconSize} />
    </button>
  )
}
