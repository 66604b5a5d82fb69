import { type ReactNode, useCallback } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { sendCall } from '../../../web/api.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  CheckboxField,
  DateField,
  FormActions,
  FormGrid,
  formatNumber,
  LinkButton,
  PageHeader,
  Section,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { EncodingChoice } from '../../../web/imports/EncodingChoice.tsx'
import { ImportColumns } from '../../../web/imports/ImportColumns.tsx'
import { ImportProgress } from '../../../web/imports/ImportProgress.tsx'
import { ImportResult } from '../../../web/imports/ImportResult.tsx'
import { ImportRows } from '../../../web/imports/ImportRows.tsx'
import { SheetChoice } from '../../../web/imports/SheetChoice.tsx'
import { SheetNotes } from '../../../web/imports/SheetNotes.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  answerImportQuestions,
  cancelImport,
  chooseImportSheet,
  getImport,
  listImportQuestions,
  reopenImport,
  saveImportMapping,
} from '../contract-import.ts'
import { organisationKinds } from '../rules/kinds.ts'
import { readPage } from './filters.ts'
import { ImportDuplicates } from './ImportDuplicates.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'

type Imported = OutputOf<typeof getImport>

/** One import at one address: what the columns mean and the preview, then the progress, then the result. */
export const page = definePage({
  path: '/imports/:id',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    imported: use(getImport, { import: params.id ?? '' }),
    questions: use(listImportQuestions, { import: params.id ?? '', page: readPage(query), pageSize: 10 }),
  }),
  actions: [chooseImportSheet, saveImportMapping, answerImportQuestions, reopenImport, cancelImport],
  title: ({ data }, text) =>
    text(
      data.imported.kind === 'organisations'
        ? 'directory.import.title'
        : `import.kind.${data.imported.kind}Title`,
      { cluster: data.imported.cluster.name },
    ),
  Component: ({ data }) => {
    const it = data.imported
    const steps = [{ href: `/clusters/${it.cluster.slug}`, label: it.cluster.name }]
    if (it.state === 'mapping') return <Mapping imported={it} />
    if (it.state === 'deciding')
      return <ImportQuestions imported={it} questions={data.questions} steps={steps} />
    const isUnderWay = it.state === 'waiting' || it.state === 'running' || it.state === 'comparing'
    return isUnderWay ? <Running imported={it} /> : <Result imported={it} />
  },
})

function useSteps(it: Imported): { href: string; label: string }[] {
  return [{ href: `/clusters/${it.cluster.slug}`, label: it.cluster.name }]
}

function Mapping(props: { imported: Imported }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.imported
  return (
    <>
      <PageHeader
        title={text('directory.import.mappingTitle')}
        subtitle={text('directory.import.mappingSubtitle', {
          count: it.total,
          n: formatNumber(it.total, lang),
          file: it.fileName,
        })}
        steps={useSteps(it)}
      />
      <SheetNotes notes={it.notes} />
      <EncodingChoice
        call={chooseImportSheet}
        fixed={{ import: it.id }}
        next={`/imports/${it.id}`}
        encoding={it.encoding}
        encodings={it.encodings}
      />
      <SheetChoice
        call={chooseImportSheet}
        fixed={{ import: it.id }}
        next={`/imports/${it.id}`}
        sheet={it.sheet}
        sheets={it.sheets}
      />
      <CallForm
        call={saveImportMapping}
        fixed={{
          import: it.id,
          sheet: it.sheet ?? undefined,
          ...(it.kind === 'organisations' ? {} : { addMembers: false }),
        }}
        next={`/imports/${it.id}`}
      >
        <ImportColumns imported={it} />
        {it.kind === 'organisations' ? <Defaults imported={it} /> : null}
        <FormActions sticky>
          <Button variant="primary" icon="upload" name="start" value="true">
            {text('directory.import.start', { count: it.total, n: formatNumber(it.total, lang) })}
          </Button>
          <Button>{text('directory.import.refresh')}</Button>
        </FormActions>
      </CallForm>
      <Section
        title={text('directory.import.previewTitle')}
        intro={text(
          it.kind === 'organisations' ? 'directory.import.previewWhyMembers' : 'directory.import.previewWhy',
        )}
      >
        <ImportRows caption={text('directory.import.previewTitle')} rows={it.preview} />
      </Section>
      <CallForm
        call={cancelImport}
        fixed={{ import: it.id }}
        next={`/clusters/${it.cluster.slug}`}
        done="directory.done.importDiscarded"
      >
        <Button variant="quiet">{text('directory.import.discard')}</Button>
      </CallForm>
    </>
  )
}

function Defaults(props: { imported: Imported }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { options, cluster } = props.imported
  return (
    <Section title={text('directory.import.defaults')}>
      <FormGrid>
        <SelectField
          name="country"
          defaultValue={options.country ?? ''}
          label={text('directory.import.defaultCountry')}
          empty={text('directory.import.noDefault')}
          choices={countryChoices(lang)}
        />
        <SelectField
          name="kind"
          defaultValue={options.kind ?? ''}
          label={text('directory.import.defaultKind')}
          empty={text('directory.import.noDefault')}
          choices={organisationKinds.map(value => ({ value, label: text(`directory.kind.${value}`) }))}
        />
        <DateField
          name="memberFrom"
          defaultValue={options.memberFrom ?? ''}
          label={text('directory.import.memberFrom')}
          hint={text('directory.import.memberFromHint')}
        />
      </FormGrid>
      <CheckboxField
        name="addMembers"
        defaultChecked={options.addMembers}
        label={text('directory.import.addMembers', { cluster: cluster.name })}
      />
    </Section>
  )
}

function Running(props: { imported: Imported }): ReactNode {
  const text = useText()
  const it = props.imported
  const ask = useCallback(() => sendCall(getImport, { import: it.id }), [it.id])
  return (
    <>
      <PageHeader title={text('directory.import.running', { file: it.fileName })} steps={useSteps(it)} />
      <ImportProgress imported={it} href={`/imports/${it.id}`} ask={ask}>
        <CallForm
          call={cancelImport}
          fixed={{ import: it.id }}
          next={`/imports/${it.id}`}
          done="directory.done.importDiscarded"
        >
          <Button variant="quiet">{text('directory.import.stop')}</Button>
        </CallForm>
      </ImportProgress>
    </>
  )
}

function Result(props: { imported: Imported }): ReactNode {
  const text = useText()
  const it = props.imported
  return (
    <>
      <PageHeader
        title={text(`directory.import.state.${it.state}`, { file: it.fileName })}
        steps={useSteps(it)}
        actions={
          <>
            <LinkButton href={`/clusters/${it.cluster.slug}#members`}>
              {text('directory.import.toMembers')}
            </LinkButton>
            <LinkButton variant="quiet" href={`/clusters/${it.cluster.slug}/import`}>
              {text('directory.import.another')}
            </LinkButton>
          </>
        }
      />
      <ImportResult
        imported={it}
        asked={it.asked}
        problemsHref={which => `/api/v1/imports/${it.id}/problems?which=${which}`}
      >
        <ImportDuplicates imported={it} />
      </ImportResult>
    </>
  )
}
