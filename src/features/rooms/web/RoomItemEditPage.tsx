import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  FileField,
  FormActions,
  Notice,
  PageHeader,
  Section,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getOwnItem, saveFile, saveText, setMarked, withdrawItem } from '../contract.ts'
import { acceptedEndings } from '../rules/file-kinds.ts'
import { languageChoices, momentWords } from './room-words.ts'

type Item = OutputOf<typeof getOwnItem>

/** A text or file of my own: a new version, or taken back. */
export const page = definePage({
  path: '/rooms/:room/items/:item/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ item: use(getOwnItem, { room: params.room ?? '', item: params.item ?? '' }) }),
  actions: [saveFile, saveText, setMarked, withdrawItem],
  title: ({ data }) => data.item.title,
  Component: ({ data: { item }, params }) => {
    const text = useText()
    const { lang, timeZone } = useLocale()
    const here = `/rooms/${params.room ?? ''}`
    const fixed = { room: params.room ?? '', item: item.id }
    return (
      <>
        <PageHeader
          title={item.title}
          subtitle={text(`rooms.step.${item.step}`)}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: here, label: item.roomTitle },
          ]}
        />
        {item.withdrawnAt !== null ? (
          <Notice title={text('rooms.withdrawn')} />
        ) : (
          <>
            <Notice kind={item.shown ? 'warning' : 'info'}>
              {text(item.shown ? 'rooms.item.shown' : 'rooms.item.hidden')}
            </Notice>
            {item.kind === 'text' ? (
              <CallForm call={saveText} fixed={fixed} next={here} done="rooms.done.saved" className="k-form">
                {form => (
                  <>
                    <TextArea
                      {...form.field('body', item.body)}
                      label={text('rooms.field.body')}
                      rows={12}
                      required
                      maxLength={20_000}
                    />
                    <SelectField
                      {...form.field('lang', item.lang)}
                      label={text('rooms.field.lang')}
                      choices={languageChoices(lang)}
                    />
                    <FormActions>
                      <Button variant="primary">{text('rooms.item.save')}</Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
            ) : (
              <CallForm
                call={saveFile}
                fixed={fixed}
                next={here}
                done="rooms.done.saved"
                upload
                className="k-form"
              >
                {form => (
                  <>
                    <FileField
                      {...form.field('file')}
                      label={text('rooms.item.newFile')}
                      hint={text('rooms.field.fileHint')}
                      accept={acceptedEndings}
                      required
                    />
                    <FormActions>
                      <Button variant="primary" icon="upload">
                        {text('rooms.item.save')}
                      </Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
            )}
            {item.kind === 'file' ? <Watermark item={item} room={fixed.room} /> : null}
            <Section title={text('rooms.item.back')} intro={text('rooms.item.backWhat')}>
              <CallForm call={withdrawItem} fixed={fixed} next={here} done="rooms.done.withdrawn">
                <Button variant="danger">{text('rooms.item.withdraw')}</Button>
              </CallForm>
            </Section>
          </>
        )}
        <Section title={text('rooms.item.versions')}>
          <ul className="k-rooms-plain">
            {item.versions.map(version => (
              <li key={version.number}>
                {text('rooms.version', { number: version.number })}{' '}
                <small>
                  {[version.fileName ?? '', momentWords(version.createdAt, timeZone, lang)]
                    .filter(part => part !== '')
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      </>
    )
  },
})

/** The switch for copies with their reader's name, where this kind of file can carry it. */
function Watermark({ item, room }: { item: Item; room: string }): ReactNode {
  const text = useText()
  if (!item.markable && !item.marked)
    return (
      <Section title={text('rooms.mark.title')}>
        <p>{text('rooms.mark.kind')}</p>
      </Section>
    )
  const fault = item.versions[0]?.markFault ?? null
  return (
    <Section title={text('rooms.mark.title')} intro={text('rooms.mark.what')}>
      {item.marked ? (
        <Notice kind={fault === null ? 'info' : 'warning'}>
          {text(
            fault === null
              ? 'rooms.mark.isOn'
              : fault === 'encrypted'
                ? 'rooms.mark.fault.encrypted'
                : 'rooms.mark.fault.other',
          )}
        </Notice>
      ) : null}
      <CallForm
        call={setMarked}
        fixed={{ room, item: item.id, marked: !item.marked }}
        next={`/rooms/${room}/items/${item.id}/edit`}
        done={item.marked ? 'rooms.done.unmarked' : 'rooms.done.marked'}
      >
        <Button>{text(item.marked ? 'rooms.mark.off' : 'rooms.mark.on')}</Button>
      </CallForm>
    </Section>
  )
}
