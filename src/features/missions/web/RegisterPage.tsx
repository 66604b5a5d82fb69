import { interfaceLanguages } from '../../../shared/languages.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  PageHeader,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getPublicCall } from '../../delegates/contract.ts'
import { getPublicMission, registerForMission } from '../contract-registration.ts'
import { RegistrationFields } from './RegistrationFields.tsx'
import './missions.css'

/** Registers for an event: signed in for one's organisation, or as a guest who confirms by mail. */
export const page = definePage({
  path: '/events/:slug/register',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({
    event: use(getPublicMission, { slug: params.slug ?? '' }),
    delegates: use(getPublicCall, { slug: params.slug ?? '' }),
  }),
  actions: [registerForMission],
  title: ({ data }, text) => `${text('missions.register.action')} · ${data.event.title}`,
  Component: ({ data: { event, delegates }, viewer, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const back = `/events/${event.slug}`
    const words = (name: string) => text(`missions.register.${name}`)
    const asMember = viewer.signedIn && event.myOrganisations.length > 0
    if (query.sent !== undefined)
      return (
        <>
          <PageHeader title={words('sentTitle')} steps={[{ href: back, label: event.title }]} />
          <Notice kind="success" title={words(query.sent === 'confirm-by-mail' ? 'sentMail' : 'sentIn')} />
        </>
      )
    return (
      <>
        <PageHeader
          title={words('title')}
          subtitle={event.title}
          steps={[{ href: back, label: event.title }]}
        />
        {event.registrationOpen ? (
          <CallForm
            call={registerForMission}
            fixed={{ slug: event.slug }}
            next={`${back}/register?sent={state}`}
            className="k-form"
          >
            {form => (
              <>
                {event.freeSeats === 0 ? <Notice kind="warning" title={words('full')} /> : null}
                {asMember ? (
                  <SelectField
                    {...form.field('organisationId', event.myOrganisations[0]?.id)}
                    label={words('organisation')}
                    choices={event.myOrganisations.map(one => ({ value: one.id, label: one.name }))}
                    required
                  />
                ) : (
                  <>
                    <FormGrid>
                      <TextField
                        {...form.field('givenName')}
                        label={words('givenName')}
                        autoComplete="given-name"
                      />
                      <TextField
                        {...form.field('familyName')}
                        label={words('familyName')}
                        autoComplete="family-name"
                        required
                      />
                    </FormGrid>
                    <TextField
                      {...form.field('email')}
                      type="email"
                      label={words('email')}
                      hint={words('emailHint')}
                      autoComplete="email"
                      required
                    />
                    <FormGrid>
                      <TextField
                        {...form.field('organisationName')}
                        label={words('organisation')}
                        autoComplete="organization"
                        required
                      />
                      <SelectField
                        {...form.field('country')}
                        label={text('missions.fields.country')}
                        empty={text('missions.choose')}
                        choices={countryChoices(lang)}
                        required
                      />
                    </FormGrid>
                    <SelectField
                      {...form.field('lang', viewer.lang)}
                      label={words('lang')}
                      choices={interfaceLanguages.map(value => ({ value, label: languageName(value, lang) }))}
                    />
                  </>
                )}
                {delegates.call === null ? null : (
                  <SelectField
                    {...form.field('clusterId')}
                    label={text('missions.call.through')}
                    hint={text('missions.call.throughHint')}
                    empty={text('missions.call.byRecords')}
                    choices={delegates.call.clusters.map(one => ({ value: one.id, label: one.name }))}
                  />
                )}
                <RegistrationFields questions={event.questions} lang={event.lang} inBrochure />
                <FormActions>
                  <Button variant="primary">{words('send')}</Button>
                  <LinkButton variant="quiet" href={back}>
                    {text('missions.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        ) : (
          <EmptyState
            icon="lock"
            title={text('missions.public.closed')}
            action={<LinkButton href={back}>{words('back')}</LinkButton>}
          >
            {words('closedWhy')}
          </EmptyState>
        )}
      </>
    )
  },
})
