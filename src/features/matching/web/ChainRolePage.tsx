import type { ReactNode } from 'react'
import { feedbackReasons } from '../../../engines/matching/two-sided/model.ts'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  EmptyState,
  FormActions,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Section,
  SelectField,
  Tabs,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { chooseForRole, getChainRole, letComeAgain, setAsideForRole } from '../contract-chains.ts'
import { addressWith } from './address-with.ts'
import {
  type Candidate,
  CandidateName,
  chainPath,
  GoOn,
  RoleFacts,
  RoleState,
  rolePath,
} from './ChainParts.tsx'
import { BothSides, ReasonList } from './MatchReasons.tsx'
import './matching.css'

type Read = OutputOf<typeof getChainRole>
const shows = ['ours', 'others', 'aside'] as const

/** One role of a value chain: everybody who answers it, each with the reasons; to choose, or to set aside. */
export const page = definePage({
  path: '/chains/:chain/roles/:role',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    read: use(getChainRole, {
      chain: params.chain ?? '',
      role: params.role ?? '',
      show: query.show,
      page: query.page ?? '1',
    } as never),
  }),
  actions: [chooseForRole, setAsideForRole, letComeAgain],
  title: ({ data }) => `${data.read.role.name} · ${data.read.chain.title}`,
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { chain, role, most } = read
    const path = rolePath(chain, role)
    const show = shows.find(one => one === query.show) ?? 'ours'
    const here = addressWith(path, { show: query.show, page: query.page })
    return (
      <>
        <PageHeader
          title={role.name}
          lang={chain.lang}
          meta={<RoleState role={role} />}
          subtitle={text('matching.chains.chosenOf', { count: role.chosen, wanted: role.wanted })}
          steps={[
            { href: `/partnerships/${chain.partnership.slug}/chains`, label: text('matching.chains.title') },
            { href: chainPath(chain), label: chain.title },
          ]}
          actions={
            <LinkButton icon="edit" href={`${path}/edit`}>
              {text('matching.chains.editRole')}
            </LinkButton>
          }
        />
        <RoleFacts role={role} chain={chain} />
        <GoOn chain={chain} role={role} chosen={read.chosen} most={most} />
        <Tabs
          label={text('matching.chains.candidates')}
          tabs={shows.map(one => ({
            href: addressWith(path, { show: one === 'ours' ? undefined : one }),
            label: text(`matching.chains.show.${one}`),
            count: read.counts[one],
            current: one === show,
          }))}
        />
        {read.items.length === 0 ? (
          <EmptyState icon="find" title={text(`matching.chains.noOne.${show}`)}>
            {text(`matching.chains.noOneWhy.${show}`)}
          </EmptyState>
        ) : (
          <>
            <p className="k-match-quiet">{text('matching.chains.rule', { most })}</p>
            {read.items.map(candidate => (
              <OneCandidate key={candidate.organisation.id} candidate={candidate} read={read} next={here} />
            ))}
          </>
        )}
        <Pagination
          page={read.page}
          pageSize={read.pageSize}
          total={read.total}
          hrefOf={number => addressWith(path, { show: query.show, page: String(number) })}
        />
      </>
    )
  },
})

function OneCandidate(props: { candidate: Candidate; read: Read; next: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { candidate, read, next } = props
  const { organisation, role, beside, pick } = candidate
  const points = (value: number) => formatNumber(Math.round(value * 100) / 100, lang)
  return (
    <Section title={<a href={`/organisations/${organisation.slug}`}>{organisation.name}</a>}>
      <CandidateName candidate={candidate} clusters={read.clusters} isNamed />
      {pick?.reason == null ? null : (
        <p>
          {text(`matching.reason.${pick.reason}`)}
          {pick.note === null ? null : `: ${pick.note}`}
        </p>
      )}
      <p className="k-match-quiet">
        {text('matching.chains.points', { points: points(role.points), score: points(candidate.score) })}
      </p>
      <div className="k-match">
        <section className="k-match-side">
          <h3>{text('matching.chains.whyRole', { role: read.role.name })}</h3>
          {role.reasons.length === 0 ? (
            <p className="k-match-quiet">{text('matching.chains.noReason')}</p>
          ) : (
            <ReasonList reasons={role.reasons} wanting={read.role.name} wanted={organisation.name} />
          )}
        </section>
      </div>
      {beside.map(other => (
        <details key={`${other.role} ${other.organisation.slug}`} className="k-match-all">
          <summary>
            {text('matching.chains.besideScore', {
              name: other.organisation.name,
              role: other.role,
              score: points(other.pair.score),
            })}
          </summary>
          <BothSides
            pair={other.pair}
            parties={{ ours: organisation.name, theirs: other.organisation.name }}
            most={3}
            level={3}
          />
        </details>
      ))}
      <Choice candidate={candidate} read={read} next={next} />
    </Section>
  )
}

function Choice({ candidate, read, next }: { candidate: Candidate; read: Read; next: string }): ReactNode {
  const text = useText()
  const { organisation, pick } = candidate
  const fixed = { chain: read.chain.slug, role: read.role.id, organisation: organisation.slug }
  if (pick !== null)
    return (
      <CallForm
        call={letComeAgain}
        fixed={fixed}
        formId={`again-${organisation.slug}`}
        next={next}
        done="matching.done.choiceTakenBack"
      >
        <Button variant="quiet">{text(`matching.chains.takeBack.${pick.pick}`)}</Button>
      </CallForm>
    )
  return (
    <>
      <Row>
        <CallForm
          call={chooseForRole}
          fixed={fixed}
          formId={`choose-${organisation.slug}`}
          next={next}
          done="matching.done.chosen"
        >
          <Button variant="primary" icon="check">
            {text('matching.chains.choose', { name: organisation.name })}
          </Button>
        </CallForm>
      </Row>
      <details className="k-match-aside">
        <summary>{text('matching.notForUs')}</summary>
        <CallForm
          call={setAsideForRole}
          fixed={fixed}
          formId={`aside-${organisation.slug}`}
          next={next}
          done="matching.done.setAside"
          className="k-form"
        >
          {form => (
            <>
              <SelectField
                {...form.field('reason')}
                label={text('matching.because')}
                choices={feedbackReasons.map(value => ({ value, label: text(`matching.reason.${value}`) }))}
                required
              />
              <TextField {...form.field('note')} label={text('matching.note')} />
              <p className="k-match-quiet">{text('matching.chains.asideTold')}</p>
              <FormActions>
                <Button>{text('matching.setAside')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}
