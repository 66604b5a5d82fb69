import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FileField,
  FormActions,
  FormGrid,
  LanguageText,
  LinkButton,
  RadioGroup,
  Row,
  Section,
  SelectField,
  StateBadge,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { SettingsHead } from '../../missions/web/SettingsNav.tsx'
import { listSponsors, releaseSponsor, removeSponsor, saveSponsor } from '../contract.ts'
import { sponsorLevels, sponsorRoles } from '../rules/levels.ts'
import './sponsors.css'

type Sponsor = OutputOf<typeof listSponsors>['items'][number]

/** Sponsors and hosts of a mission: what they give, their logo, and whether that is shown. */
export const page = definePage({
  path: '/missions/:mission/settings/sponsors',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    sponsors: use(listSponsors, { mission: params.mission ?? '' }),
  }),
  actions: [saveSponsor, releaseSponsor, removeSponsor],
  title: ({ data }, text) => `${text('missions.settings.sponsors.tab')} · ${data.mission.title}`,
  Component: ({ data, query }) => {
    const text = useText()
    const { mission, sponsors } = data
    const path = `/missions/${mission.slug}/settings/sponsors`
    const edited = sponsors.items.find(one => one.id === query.sponsor)
    return (
      <>
        <SettingsHead mission={mission} current="sponsors" />
        <Section title={text('sponsors.title')} intro={text('sponsors.why')}>
          <SponsorTable items={sponsors.items} slug={mission.slug} path={path} runs={mission.mine.runs} />
        </Section>
        {mission.mine.runs ? (
          <Section title={text(edited === undefined ? 'sponsors.add' : 'sponsors.change')} id="form">
            <SponsorForm key={edited?.id ?? 'new'} sponsor={edited} slug={mission.slug} path={path} />
          </Section>
        ) : null}
      </>
    )
  },
})

function SponsorTable(props: {
  items: readonly Sponsor[]
  slug: string
  path: string
  runs: boolean
}): ReactNode {
  const text = useText()
  const { items, slug, path, runs } = props
  return (
    <DataTable
      caption={text('sponsors.title')}
      rows={items}
      rowKey={one => one.id}
      empty={
        <EmptyState icon="star" level={3} title={text('sponsors.none')}>
          {text('sponsors.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: text('sponsors.name'),
          rowHeader: true,
          cell: one => (
            <div className="k-sponsors-name">
              {one.hasLogo ? <img src={`/api/v1/sponsors/${one.id}/logo`} alt="" loading="lazy" /> : null}
              {one.name}
            </div>
          ),
        },
        {
          key: 'level',
          head: text('sponsors.level'),
          cell: one =>
            one.level === null ? text('sponsors.role.host') : text(`sponsors.levels.${one.level}`),
        },
        {
          key: 'gives',
          head: text('sponsors.gives'),
          width: 'wide',
          cell: one => (one.gives === null ? '' : <LanguageText text={one.gives} lang={one.lang} />),
        },
        {
          key: 'released',
          head: text('sponsors.released'),
          cell: one => (
            <StateBadge state={one.released ? 'agreed' : 'waiting'}>
              {text(one.released ? 'sponsors.shown' : 'sponsors.notShown')}
            </StateBadge>
          ),
        },
        {
          key: 'change',
          head: text('sponsors.change'),
          hideHead: true,
          width: 'fit',
          cell: one => (runs ? <Change sponsor={one} slug={slug} path={path} /> : null),
        },
      ]}
    />
  )
}

function Change(props: { sponsor: Sponsor; slug: string; path: string }): ReactNode {
  const text = useText()
  const { sponsor, slug, path } = props
  return (
    <Row>
      <CallForm
        call={releaseSponsor}
        formId={`release-${sponsor.id}`}
        fixed={{ mission: slug, sponsor: sponsor.id, released: !sponsor.released }}
        next={path}
        done={sponsor.released ? 'sponsors.done.hidden' : 'sponsors.done.released'}
      >
        <Button icon={sponsor.released ? 'lock' : 'eye'}>
          {text(sponsor.released ? 'sponsors.hide' : 'sponsors.release')}
          <span className="k-hidden"> {sponsor.name}</span>
        </Button>
      </CallForm>
      <LinkButton variant="quiet" icon="edit" href={`${path}?sponsor=${sponsor.id}#form`}>
        {text('sponsors.edit')}
        <span className="k-hidden"> {sponsor.name}</span>
      </LinkButton>
      <CallForm
        call={removeSponsor}
        formId={`remove-${sponsor.id}`}
        fixed={{ mission: slug, sponsor: sponsor.id }}
        next={path}
        done="sponsors.done.removed"
      >
        <Button variant="quiet" icon="remove">
          {text('sponsors.remove')}
          <span className="k-hidden"> {sponsor.name}</span>
        </Button>
      </CallForm>
    </Row>
  )
}

function SponsorForm(props: { sponsor: Sponsor | undefined; slug: string; path: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { sponsor, slug, path } = props
  return (
    <CallForm
      call={saveSponsor}
      fixed={{
        mission: slug,
        lang: sponsor?.lang ?? lang,
        ...(sponsor === undefined ? {} : { id: sponsor.id }),
      }}
      next={path}
      done="sponsors.done.saved"
      className="k-form k-sponsors-form"
      upload
    >
      {form => (
        <>
          <RadioGroup
            {...form.field('role')}
            label={text('sponsors.roleLabel')}
            inline
            defaultValue={form.values('role', [sponsor?.role ?? 'sponsor'])[0] ?? 'sponsor'}
            choices={sponsorRoles.map(value => ({ value, label: text(`sponsors.role.${value}`) }))}
          />
          <FormGrid>
            <TextField {...form.field('name', sponsor?.name)} label={text('sponsors.name')} required />
            <div className="k-sponsors-level">
              <SelectField
                {...form.field('level', sponsor?.level ?? 'supporter')}
                label={text('sponsors.level')}
                choices={sponsorLevels.map(value => ({ value, label: text(`sponsors.levels.${value}`) }))}
              />
            </div>
          </FormGrid>
          <TextArea
            {...form.field('gives', sponsor?.gives)}
            label={text('sponsors.gives')}
            hint={text('sponsors.givesHint')}
            rows={2}
            optional
          />
          <TextField
            {...form.field('webAddress', sponsor?.webAddress)}
            type="url"
            label={text('sponsors.webAddress')}
            optional
          />
          <FileField
            {...form.field('file')}
            label={text('sponsors.logo')}
            hint={text(sponsor?.hasLogo === true ? 'sponsors.logoStays' : 'sponsors.logoHint')}
            accept=".png,.jpg,.jpeg,.webp"
            optional
          />
          <FormActions>
            <Button variant="primary">{text('sponsors.save')}</Button>
            {sponsor === undefined ? null : (
              <LinkButton variant="quiet" href={path}>
                {text('missions.cancel')}
              </LinkButton>
            )}
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
