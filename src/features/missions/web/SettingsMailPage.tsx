import { Fragment, type ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { allLanguages } from '../../../shared/languages.ts'
import { Button, FormActions, Row, Section, TextArea, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { getMailWords, resetMailWords, saveMailWords, testMailWords } from '../contract-mails.ts'
import { mailKinds } from '../rules/mail-kinds.ts'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Mail = OutputOf<typeof getMailWords>

/** One mail of a mission in the organisers' own words: how it looks filled in, a test to oneself, and the way back. */
export const page = definePage({
  path: '/missions/:mission/settings/mails/:kind',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params, query, viewer }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    mail: use(getMailWords, {
      mission: params.mission ?? '',
      kind: mailKinds.find(kind => kind === params.kind) ?? 'mission-invitation',
      lang: allLanguages.find(lang => lang === (query.lang ?? viewer.lang)) ?? 'en',
    }),
  }),
  actions: [saveMailWords, resetMailWords, testMailWords],
  title: ({ data }, text) => `${text('missions.settings.mails.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, mail } }) => {
    const text = useText()
    const list = `/missions/${mission.slug}/settings/mails`
    const path = `${list}/${mail.kind}?lang=${mail.lang}`
    const fixed = { mission: mission.id, kind: mail.kind, lang: mail.lang }
    const ofAny = (part: 'subject' | 'lines') =>
      text(`missions.settings.mails.${mail.forms.length === 0 ? part : `${part}Any`}`)
    return (
      <>
        <SettingsHead mission={mission} current="mails" />
        <p>
          <a href={`${list}?lang=${mail.lang}`}>{text('missions.settings.mails.all')}</a>
        </p>
        <Section title={mail.preview.subject} intro={text('missions.settings.mails.open')}>
          <p className="k-mission-open">
            {mail.placeholders.map(name => (
              <code key={name}>{`{{${name}}}`}</code>
            ))}
          </p>
          <CallForm
            call={saveMailWords}
            fixed={{ ...fixed, version: mail.version }}
            next={path}
            done="missions.done.saved"
            className="k-form"
          >
            {form => (
              <>
                <TextField
                  {...form.field('subject', mail.words.subject)}
                  label={ofAny('subject')}
                  lang={mail.lang}
                  required
                />
                <TextArea
                  {...form.field('lines', mail.words.lines)}
                  label={ofAny('lines')}
                  hint={text('missions.settings.mails.linesHint')}
                  lang={mail.lang}
                  rows={10}
                  required
                />
                {mail.forms.map(one => (
                  <Fragment key={one.form}>
                    <TextField
                      {...form.field(`subject${inName(one.form)}`, one.words.subject)}
                      label={text('missions.settings.mails.subjectOf', { numbers: sayNumbers(one) })}
                      lang={mail.lang}
                      optional
                    />
                    <TextArea
                      {...form.field(`lines${inName(one.form)}`, one.words.lines)}
                      label={text('missions.settings.mails.linesOf', { numbers: sayNumbers(one) })}
                      hint={text('missions.settings.mails.formHint')}
                      lang={mail.lang}
                      rows={6}
                      optional
                    />
                  </Fragment>
                ))}
                <TextField
                  {...form.field('button', mail.words.button)}
                  label={text('missions.settings.mails.button')}
                  lang={mail.lang}
                  size="medium"
                  required
                />
                <FormActions>
                  <Button variant="primary">{text('missions.settings.mails.save')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
        <Section
          title={text('missions.settings.mails.preview')}
          intro={text('missions.settings.mails.previewWhy')}
        >
          {mail.forms.length === 0 ? null : <p>{text('missions.settings.mails.previewAny')}</p>}
          <Preview words={mail.preview} lang={mail.lang} />
          {mail.forms.map(one => (
            <Fragment key={one.form}>
              <p>{text('missions.settings.mails.previewOf', { numbers: sayNumbers(one) })}</p>
              <Preview words={one.preview} lang={mail.lang} />
            </Fragment>
          ))}
          <Row>
            <CallForm
              call={testMailWords}
              formId="test"
              fixed={fixed}
              next={path}
              done="missions.done.testSent"
            >
              <Button icon="mail">{text('missions.settings.mails.test')}</Button>
            </CallForm>
            {mail.own ? (
              <CallForm
                call={resetMailWords}
                formId="reset"
                fixed={{ ...fixed, version: mail.version }}
                next={path}
                done="missions.done.reset"
              >
                <Button>{text('missions.settings.mails.reset')}</Button>
              </CallForm>
            ) : null}
          </Row>
        </Section>
      </>
    )
  },
})

/** As the fields of a form of numbers are named: 'One'. */
function inName<Form extends Mail['forms'][number]['form']>(form: Form): Capitalize<Form> {
  return `${form.slice(0, 1).toUpperCase()}${form.slice(1)}` as Capitalize<Form>
}

/** '1, 21, 31 …'. */
function sayNumbers({ numbers, more }: Mail['forms'][number]): string {
  return `${numbers.join(', ')}${more ? ' …' : ''}`
}

/** The mail as its reader gets it; the button leads nowhere here and is therefore none. */
function Preview({ words: preview, lang }: { words: Mail['preview']; lang: string }): ReactNode {
  return (
    <div className="k-mission-mail" lang={lang}>
      <p>
        <strong>{preview.subject}</strong>
      </p>
      {preview.lines
        .split('\n')
        .filter(line => line !== '')
        .map(line => (
          <p key={line}>{line}</p>
        ))}
      <p>
        <span className="k-mission-mail-button">{preview.button}</span>
      </p>
    </div>
  )
}
