import {
  Button,
  DateField,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getOpening, openRoom } from '../contract.ts'
import { languageChoices } from './room-words.ts'

/** Open a room with one organisation: what it is about, and whether they see at once who asks. */
export const page = definePage({
  path: '/rooms/new',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ query }) => ({ opening: use(getOpening, { with: query.with, interest: query.interest }) }),
  actions: [openRoom],
  title: (_props, text) => text('rooms.new.title'),
  Component: ({ data: { opening } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mine, other, from } = opening
    const steps = [{ href: '/rooms', label: text('rooms.title') }]
    if (mine.length === 0 || other === null)
      return (
        <>
          <PageHeader title={text('rooms.new.title')} steps={steps} />
          <EmptyState
            icon="lock"
            title={text(mine.length === 0 ? 'rooms.new.noEditorTitle' : 'rooms.new.whomTitle')}
            action={
              <LinkButton variant="primary" icon="find" href="/find">
                {text('rooms.findPartner')}
              </LinkButton>
            }
          >
            {text(mine.length === 0 ? 'rooms.empty.noEditor' : 'rooms.new.whomWhy')}
          </EmptyState>
        </>
      )
    const [only] = mine
    return (
      <>
        <PageHeader
          title={text('rooms.new.title')}
          subtitle={text('rooms.new.with', { name: other.name })}
          steps={steps}
        />
        {from === null || from.room === null ? null : (
          <Notice
            title={text('rooms.new.thereTitle')}
            actions={<LinkButton href={`/rooms/${from.room}`}>{text('rooms.new.enter')}</LinkButton>}
          >
            {text('rooms.new.there')}
          </Notice>
        )}
        {other.hasSpeaker ? null : (
          <Notice kind="warning" title={text('rooms.new.nobodyTitle')}>
            {text('rooms.new.nobody', { name: other.name })}
          </Notice>
        )}
        <CallForm
          call={openRoom}
          fixed={{
            withOrganisationIds: [other.id],
            ...(from === null ? {} : { interest: from.interest, begin: 'identity' as const }),
            ...(mine.length === 1 && only !== undefined ? { organisationId: only.id } : {}),
          }}
          next="/rooms/{id}"
          done="rooms.done.opened"
          className="k-form"
        >
          {form => (
            <>
              {mine.length === 1 ? null : (
                <SelectField
                  {...form.field('organisationId')}
                  label={text('rooms.field.forWhom')}
                  required
                  empty={text('rooms.choose')}
                  choices={mine.map(one => ({ value: one.id, label: one.name }))}
                />
              )}
              <TextField
                {...form.field('title', from?.title)}
                label={text('rooms.field.title')}
                hint={text('rooms.field.titleHint')}
                required
                maxLength={120}
              />
              {from === null ? (
                <RadioGroup
                  name="begin"
                  label={text('rooms.field.begin')}
                  defaultValue={form.field('begin', 'identity').defaultValue}
                  choices={(['identity', 'teaser'] as const).map(value => ({
                    value,
                    label: text(`rooms.begin.${value}`),
                    hint: text(`rooms.begin.${value}Hint`),
                  }))}
                />
              ) : null}
              <TextArea
                {...form.field('teaser', from?.teaser)}
                label={text('rooms.field.teaser')}
                hint={text('rooms.field.teaserHint')}
                rows={6}
                required
                maxLength={4_000}
              />
              <SelectField
                {...form.field('lang', from?.lang ?? lang)}
                label={text('rooms.field.lang')}
                choices={languageChoices(lang)}
              />
              <DateField
                {...form.field('showsUntil')}
                label={text('rooms.field.until')}
                hint={text('rooms.field.untilHint')}
                optional
              />
              <FormActions sticky>
                <Button variant="primary">{text('rooms.new.open')}</Button>
                <LinkButton
                  variant="quiet"
                  href={from === null ? `/organisations/${other.slug}` : `/interests/${from.interest}`}
                >
                  {text('rooms.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
