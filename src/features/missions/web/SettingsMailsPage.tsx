import { allLanguages } from '../../../shared/languages.ts'
import {
  Badge,
  Button,
  DataTable,
  FormActions,
  LinkButton,
  Section,
  SelectField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { listMailWords } from '../contract-mails.ts'
import { OpenWords } from './OpenWords.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

/** What the mails of a mission say, in a language; each opens to be written in one's own words. */
export const page = definePage({
  path: '/missions/:mission/settings/mails',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params, query, viewer }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    mails: use(listMailWords, {
      mission: params.mission ?? '',
      lang: allLanguages.find(lang => lang === (query.lang ?? viewer.lang)) ?? 'en',
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('missions.settings.mails.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, mails }, query, viewer }) => {
    const text = useText()
    const { lang: shown } = useLocale()
    const lang = allLanguages.find(one => one === (query.lang ?? viewer.lang)) ?? 'en'
    const path = `/missions/${mission.slug}/settings/mails`
    const names = new Intl.DisplayNames([shown], { type: 'language' })
    return (
      <>
        <SettingsHead mission={mission} current="mails" />
        <Section title={text('missions.settings.mails.title')} intro={text('missions.settings.mails.why')}>
          <form method="get" action={path} className="k-mission-language">
            <SelectField
              name="lang"
              label={text('missions.settings.mails.language')}
              choices={allLanguages.map(one => ({ value: one, label: names.of(one) ?? one }))}
              defaultValue={lang}
            />
            <FormActions>
              <Button>{text('missions.settings.mails.show')}</Button>
            </FormActions>
          </form>
          <DataTable
            caption={text('missions.settings.mails.title')}
            rows={mails.items}
            rowKey={item => item.kind}
            columns={[
              {
                key: 'subject',
                head: text('missions.settings.mails.subject'),
                cell: item => (
                  <span lang={lang}>
                    <OpenWords words={item.subject} />
                  </span>
                ),
              },
              {
                key: 'own',
                head: text('missions.settings.mails.words'),
                width: 'fit',
                cell: item =>
                  item.own || item.ownIn.length > 0 ? (
                    <Badge icon="edit">
                      {text(item.own ? 'missions.settings.mails.own' : 'missions.settings.mails.ownIn', {
                        languages: item.ownIn.map(one => names.of(one) ?? one).join(', '),
                      })}
                    </Badge>
                  ) : (
                    text('missions.settings.mails.usual')
                  ),
              },
              {
                key: 'open',
                head: text('missions.settings.mails.write'),
                hideHead: true,
                width: 'fit',
                cell: item => (
                  <LinkButton href={`${path}/${item.kind}?lang=${lang}`}>
                    {text('missions.settings.mails.write')}
                  </LinkButton>
                ),
              },
            ]}
          />
        </Section>
      </>
    )
  },
})
