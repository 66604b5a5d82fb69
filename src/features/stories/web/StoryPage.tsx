import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  Columns,
  DescriptionList,
  formatDay,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  Section,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { answerStory, getStory, releaseStory, withdrawStory } from '../contract.ts'
import { sayCompany, storyLooks } from './story-words.ts'
import './stories.css'

type Story = OutputOf<typeof getStory>
type Inside = NonNullable<Story['inside']>

/** One story: to read for everybody once it is released; for its companies also what each said and what to do. */
export const page = definePage({
  path: '/stories/:story',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ story: use(getStory, { story: params.story ?? '' }) }),
  actions: [answerStory, releaseStory, withdrawStory],
  title: ({ data }) => data.story.title,
  head: ({ data: { story } }) =>
    story.state === 'released'
      ? {
          path: `/stories/${story.slug}`,
          description: story.body.slice(0, 200),
          type: 'article',
          data: () => ({
            '@context': 'https://schema.org',
            '@type': 'Article',
            headline: story.title,
            inLanguage: story.lang,
            datePublished: story.releasedAt ?? undefined,
          }),
        }
      : null,
  Component: ({ data: { story } }) => {
    const text = useText()
    const { lang } = useLocale()
    // While the companies are asked, that comes first; afterwards the story itself.
    const isAsked = story.state === 'draft'
    return (
      <>
        <PageHeader
          title={story.title}
          lang={story.lang}
          subtitle={`${sayCompany(story.from, lang, text)} · ${sayCompany(story.to, lang, text)}`}
          meta={
            <Row>
              {story.inside === null ? null : (
                <StateBadge state={storyLooks[story.state]}>
                  {text(`stories.state.${story.state}`)}
                </StateBadge>
              )}
              <Badge>{text(`stories.rung.${story.rung}`)}</Badge>
            </Row>
          }
          steps={[{ href: '/stories', label: text('stories.title') }]}
          actions={
            story.inside?.mayEdit ? (
              <LinkButton icon="edit" href={`/stories/${story.slug}/edit`}>
                {text('stories.edit')}
              </LinkButton>
            ) : undefined
          }
        />
        <Columns side={<Facts story={story} />}>
          {story.inside !== null && isAsked ? <Asked story={story} inside={story.inside} /> : null}
          <div className="k-stories-body" lang={story.lang}>
            {story.body}
          </div>
          {story.inside === null || isAsked ? null : <Asked story={story} inside={story.inside} />}
          {story.inside === null ? null : <Deeds story={story} inside={story.inside} />}
        </Columns>
      </>
    )
  },
})

function Facts({ story }: { story: Story }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const company = (one: Story['from']) =>
    one.slug === null ? sayCompany(one, lang, text) : <a href={`/organisations/${one.slug}`}>{one.name}</a>
  return (
    <DescriptionList
      items={[
        { term: text('stories.from'), value: company(story.from) },
        { term: text('stories.to'), value: company(story.to) },
        { term: text('stories.market'), value: countryName(story.country, lang) },
        { term: text('stories.mission'), value: story.mission?.title ?? null },
        { term: text('stories.met'), value: formatDay(`${story.metOn}T12:00:00Z`, 'UTC', lang) },
        {
          term: text('stories.releasedOn'),
          value: story.releasedAt === null ? null : formatDay(story.releasedAt, 'UTC', lang),
        },
      ]}
    />
  )
}

/** What each company said of this version, and the form to say it. */
function Asked({ story, inside }: { story: Story; inside: Inside }): ReactNode {
  const text = useText()
  const here = `/stories/${story.slug}`
  return (
    <Section
      title={text('stories.asked')}
      {...(story.state === 'draft' ? { intro: text('stories.askedWhy') } : {})}
    >
      <ul>
        {(['from', 'to'] as const).map(side => {
          const { name, agreed, note } = inside[side]
          return (
            <li key={side}>
              {name}{' '}
              <StateBadge state={agreed === null ? 'waiting' : agreed ? 'agreed' : 'conflict'}>
                {text(`stories.said.${agreed === null ? 'nothing' : agreed ? 'yes' : 'no'}`)}
              </StateBadge>
              {note === null ? null : <p className="k-hint">{note}</p>}
            </li>
          )
        })}
      </ul>
      {story.state !== 'draft'
        ? null
        : inside.mine.map(side => (
            <div key={side}>
              <CallForm
                call={answerStory}
                formId={`yes-${side}`}
                fixed={{ story: story.id, version: story.version, side, agreed: true }}
                next={here}
                done="stories.done.agreed"
              >
                <Button variant="primary" icon="check">
                  {text('stories.agree', { name: inside[side].name })}
                </Button>
              </CallForm>
              <details>
                <summary>{text('stories.refuse', { name: inside[side].name })}</summary>
                <CallForm
                  call={answerStory}
                  formId={`no-${side}`}
                  fixed={{ story: story.id, version: story.version, side, agreed: false }}
                  next={here}
                  done="stories.done.refused"
                  className="k-form"
                >
                  {form => (
                    <>
                      <TextArea {...form.field('note')} label={text('stories.note')} rows={3} optional />
                      <Button>{text('stories.refuseAction')}</Button>
                    </>
                  )}
                </CallForm>
              </details>
            </div>
          ))}
    </Section>
  )
}

function Deeds({ story, inside }: { story: Story; inside: Inside }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      {!inside.mayRelease ? null : (
        <Notice
          kind="success"
          title={text('stories.bothAgreed')}
          actions={
            <CallForm
              call={releaseStory}
              fixed={{ story: story.id, version: story.version }}
              next={`/stories/${story.slug}`}
              done="stories.done.released"
            >
              <Button variant="primary">{text('stories.release')}</Button>
            </CallForm>
          }
        >
          <p>{text('stories.releaseWhy')}</p>
        </Notice>
      )}
      <Section title={text('stories.versions')}>
        <ul>
          {inside.versions.map(version => (
            <li key={version.number}>
              {text('stories.version', { number: version.number })}
              {': '}
              {version.title} ({formatDay(version.writtenAt, 'UTC', lang, 'short')}
              {version.by === '' ? '' : `, ${version.by}`})
            </li>
          ))}
        </ul>
        {!inside.mayWithdraw ? null : (
          <details>
            <summary>{text('stories.withdraw')}</summary>
            <CallForm
              call={withdrawStory}
              fixed={{ story: story.id }}
              next={`/stories/${story.slug}`}
              done="stories.done.withdrawn"
            >
              <p>{text('stories.withdrawWhy')}</p>
              <Button>{text('stories.withdrawAction')}</Button>
            </CallForm>
          </details>
        )}
      </Section>
    </>
  )
}
