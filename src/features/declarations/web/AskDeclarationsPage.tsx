import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DateField,
  Filters,
  FormActions,
  FormGrid,
  LinkButton,
  NumberField,
  PageHeader,
  RadioGroup,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { askMembers, getAskChoices } from '../contract.ts'
import { dayWords, declarationsPath } from './declaration-words.ts'

type Choices = OutputOf<typeof getAskChoices>

/** Asking companies for the figures of a year: which year, until when, whom; and how many that reaches. */
export const page = definePage({
  path: '/partnerships/:slug/declarations/ask',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    choices: use(getAskChoices, {
      partnership: params.slug ?? '',
      ...(query.year ? { year: Number(query.year) } : {}),
    }),
  }),
  actions: [askMembers],
  title: (_props, text) => text('declarations.askTitle'),
  Component: ({ data: { choices } }) => {
    const text = useText()
    const path = declarationsPath(choices.partnership)
    return (
      <>
        <PageHeader
          title={text('declarations.askTitle')}
          subtitle={text('declarations.askWhy')}
          steps={[
            { href: `/partnerships/${choices.partnership.slug}`, label: choices.partnership.acronym },
            { href: path, label: text('declarations.title') },
          ]}
        />
        <Filters action={`${path}/ask`} submitLabel={text('declarations.chooseYear')}>
          <NumberField
            name="year"
            label={text('declarations.field.year')}
            min={2000}
            max={2100}
            defaultValue={choices.year}
          />
        </Filters>
        <AskForm choices={choices} />
      </>
    )
  },
})

function AskForm({ choices }: { choices: Choices }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { partnership, year, whom } = choices
  const path = declarationsPath(partnership)
  return (
    <CallForm
      call={askMembers}
      fixed={{ partnership: partnership.id, year }}
      next={`${path}?year={year}`}
      done="declarations.done.asked"
      className="k-form"
    >
      {form => (
        <>
          <RadioGroup
            name="whom"
            label={text('declarations.field.whom', { year })}
            choices={whom.map(one => ({
              value: one.whom,
              label: text(`declarations.whom.${one.whom}`),
              hint: [
                text('declarations.toAsk', { count: one.toAsk }),
                one.unreachable === 0 ? null : text('declarations.unreachable', { count: one.unreachable }),
              ]
                .filter(part => part !== null)
                .join(' · '),
            }))}
            defaultValue={form.field('whom', 'active').defaultValue}
          />
          {choices.isOpen ? (
            <p>
              {text('declarations.isOpen', {
                year,
                currency: choices.currency,
                day: dayWords(choices.closesOn, lang),
              })}
            </p>
          ) : null}
          <FormGrid>
            <DateField
              {...form.field('closesOn', choices.closesOn)}
              label={text('declarations.field.closesOn')}
              required
            />
            {choices.isOpen ? null : (
              <TextField
                {...form.field('currency', choices.currency)}
                label={text('declarations.field.currency')}
                hint={text('declarations.hint.currency')}
                maxLength={3}
                size="short"
                required
              />
            )}
          </FormGrid>
          <FormActions>
            <Button variant="primary" icon="mail">
              {text('declarations.askAction')}
            </Button>
            <LinkButton variant="quiet" href={path}>
              {text('declarations.cancel')}
            </LinkButton>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
