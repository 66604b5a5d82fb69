import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  Card,
  CardGrid,
  EmptyState,
  FormActions,
  PageHeader,
  Pagination,
  Row,
  SelectField,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listStories } from '../contract.ts'
import { sayCompany, storyLooks } from './story-words.ts'
import './stories.css'

/** Success stories: what meetings led to, told with the yes of both companies; one's own on their way first. */
export const page = definePage({
  path: '/stories',
  access: 'public',
  frame: 'app',
  calls: ({ query }) => ({
    stories: use(listStories, {
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      pageSize: 24,
      ...(/^[A-Z]{2}$/.test(query.country ?? '') ? { country: query.country } : {}),
    }),
  }),
  actions: [],
  title: (_props, text) => text('stories.title'),
  head: () => ({ path: '/stories' }),
  Component: ({ data: { stories }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader title={text('stories.title')} subtitle={text('stories.why')} />
        {stories.countries.length < 2 ? null : (
          <form method="get" action="/stories" className="k-stories-filter">
            <SelectField
              name="country"
              label={text('stories.market')}
              empty={text('stories.all')}
              choices={stories.countries.map(one => ({ value: one, label: countryName(one, lang) }))}
              defaultValue={query.country ?? ''}
            />
            <FormActions>
              <Button>{text('stories.show')}</Button>
            </FormActions>
          </form>
        )}
        {stories.items.length === 0 ? (
          <EmptyState icon="star" title={text('stories.none')}>
            {text('stories.noneWhy')}
          </EmptyState>
        ) : (
          <CardGrid>
            {stories.items.map(story => (
              <Card
                key={story.id}
                title={<a href={`/stories/${story.slug}`}>{story.title}</a>}
                subtitle={`${sayCompany(story.from, lang, text)} · ${sayCompany(story.to, lang, text)}`}
              >
                <Row>
                  <StateBadge state={storyLooks[story.state]}>
                    {text(`stories.state.${story.state}`)}
                  </StateBadge>
                  <Badge>{text(`stories.rung.${story.rung}`)}</Badge>
                  <Badge icon="place">{countryName(story.country, lang)}</Badge>
                  {story.waitsForMe ? <Badge icon="clock">{text('stories.waits')}</Badge> : null}
                </Row>
              </Card>
            ))}
          </CardGrid>
        )}
        <Pagination
          page={stories.page}
          pageSize={stories.pageSize}
          total={stories.total}
          hrefOf={page =>
            `/stories?${new URLSearchParams({ ...(query.country ? { country: query.country } : {}), page: String(page) })}`
          }
        />
      </>
    )
  },
})
