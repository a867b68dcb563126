/**
 * The head of a document that the app neither loads nor draws: the way to the course, and a button that prints it. Its styles are in document.css.
 */
import { COURSE_NAME } from '../contents'
import { contentsHref } from '../router'

/** Without it there is no button. */
export const PRINT_SCRIPT = `{const button=document.querySelector('.document-print');button.hidden=false;button.onclick=()=>print()}`

export function DocumentTop() {
  return (
    <header className="document-top">
      <a href={contentsHref()}>{COURSE_NAME}</a>
      <button type="button" className="document-print" hidden>
        Print
      </button>
    </header>
  )
}
