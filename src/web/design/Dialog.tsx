import {
  type ComponentProps,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useText } from '../text.tsx'
import { Button, LinkButton } from './Button.tsx'

/**
 * A question that must be answered before going on. Native: the rest of the page is out of reach, Esc closes, the focus
 * goes back to where it was. For what can also be a page of its own use `DialogLink`.
 */
export function Dialog(props: {
  open: boolean
  onClose: () => void
  title: string
  /** The buttons, main one first; without them there is 'Close'. */
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}): ReactNode {
  const { open, onClose } = props
  const text = useText()
  const titleId = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    <dialog
      className={props.wide === true ? 'k-dialog k-dialog-wide' : 'k-dialog'}
      ref={box}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open ? (
        <>
          <div className="k-dialog-head">
            <h2 id={titleId}>{props.title}</h2>
            <Button type="button" variant="quiet" icon="close" iconOnly onClick={onClose}>
              {text('design.close')}
            </Button>
          </div>
          <div className="k-dialog-body">{props.children}</div>
          {props.actions === undefined ? null : <div className="k-dialog-actions">{props.actions}</div>}
        </>
      ) : null}
    </dialog>
  )
}

/** A link to a page (`href`) that opens in a dialog where JavaScript runs; with Ctrl or the middle button it stays a link. */
export function DialogLink(
  props: Omit<ComponentProps<typeof LinkButton>, 'title' | 'onClick' | 'content'> & {
    title: string
    /** What stands in the dialog: the same form as on the page. */
    content: ReactNode
    wide?: boolean
  },
): ReactNode {
  const { title, content, wide, ...link } = props
  const [open, setOpen] = useState(false)
  const openHere = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <LinkButton {...link} aria-haspopup="dialog" onClick={openHere} />
      <Dialog title={title} open={open} onClose={() => setOpen(false)} wide={wide === true}>
        {content}
      </Dialog>
    </>
  )
}
