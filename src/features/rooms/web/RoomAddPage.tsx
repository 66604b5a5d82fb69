import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  FileField,
  FormActions,
  PageHeader,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { addFile, addText, getRoom } from '../contract.ts'
import { acceptedEndings } from '../rules/file-kinds.ts'
import { hasReached, itemSteps } from '../rules/steps.ts'
import { languageChoices } from './room-words.ts'

type Room = OutputOf<typeof getRoom>

/** Put a file or a text at a step. */
export const page = definePage({
  path: '/rooms/:room/add',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ room: use(getRoom, { room: params.room ?? '' }) }),
  actions: [addFile, addText],
  title: ({ data }, text) => `${text('rooms.add.title')} · ${data.room.title}`,
  Component: ({ data: { room } }) => {
    const text = useText()
    const { lang } = useLocale()
    const here = `/rooms/${room.id}`
    return (
      <>
        <PageHeader
          title={text('rooms.add.title')}
          subtitle={text('rooms.add.what')}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: here, label: room.title },
          ]}
        />
        <Section title={text('rooms.add.file')}>
          <CallForm
            call={addFile}
            fixed={{ room: room.id }}
            next={here}
            done="rooms.done.added"
            upload
            className="k-form"
          >
            {form => (
              <>
                <StepField form={form} room={room} />
                <TextField
                  {...form.field('title')}
                  label={text('rooms.field.name')}
                  required
                  maxLength={120}
                />
                <FileField
                  {...form.field('file')}
                  label={text('rooms.field.file')}
                  hint={text('rooms.field.fileHint')}
                  accept={acceptedEndings}
                  required
                />
                <CheckboxField
                  name="marked"
                  label={text('rooms.mark.field')}
                  hint={text('rooms.mark.fieldHint')}
                  error={form.field('marked').error}
                />
                <FormActions>
                  <Button variant="primary" icon="upload">
                    {text('rooms.add.sendFile')}
                  </Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
        <Section title={text('rooms.add.text')}>
          <CallForm
            call={addText}
            fixed={{ room: room.id }}
            next={here}
            done="rooms.done.added"
            className="k-form"
          >
            {form => (
              <>
                <StepField form={form} room={room} />
                <TextField
                  {...form.field('title')}
                  label={text('rooms.field.name')}
                  required
                  maxLength={120}
                />
                <TextArea
                  {...form.field('body')}
                  label={text('rooms.field.body')}
                  rows={8}
                  required
                  maxLength={20_000}
                />
                <SelectField
                  {...form.field('lang', lang)}
                  label={text('rooms.field.lang')}
                  choices={languageChoices(lang)}
                />
                <FormActions>
                  <Button variant="primary">{text('rooms.add.saveText')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      </>
    )
  },
})

function StepField({ form, room }: { form: FormApi; room: Room }): ReactNode {
  const text = useText()
  return (
    <SelectField
      {...form.field('step', 'technical')}
      label={text('rooms.field.atStep')}
      hint={text('rooms.field.atStepHint')}
      required
      choices={itemSteps.map(step => ({
        value: step,
        label: text(hasReached(room.step, step) ? 'rooms.add.openStep' : 'rooms.add.lockedStep', {
          step: text(`rooms.step.${step}`),
        }),
      }))}
    />
  )
}
