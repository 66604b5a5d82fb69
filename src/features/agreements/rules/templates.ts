import type { Kind } from './standing.ts'

export interface Clause {
  heading: string
  text: string
}

/**
 * Texts to begin with: our own wording, short and plain. English, as papers between clusters of several countries are; an
 * agreement has one wording. No legal advice: whoever signs has it read.
 */
export const templates: Readonly<Record<Kind, readonly Clause[]>> = {
  charter: [
    {
      heading: 'Who we are',
      text: 'The clusters that sign this charter work as one partnership towards markets outside Europe. Each stays its own organisation and speaks for its own members.',
    },
    {
      heading: 'What we promise',
      text: 'We choose target markets together, say why we chose them, and take small and medium-sized companies there that could not go alone. What one cluster learns of a market is there for all of them.',
    },
    {
      heading: 'Open to members',
      text: 'Every member of a signing cluster is told of missions, events and partners sought, and may apply on the same terms.',
    },
    {
      heading: 'What we report',
      text: 'We count what was done by the same rules in all clusters, keep the evidence, and let the directorate read the figures and the records behind them.',
    },
    {
      heading: 'The label',
      text: 'We use the label only for what the partnership does together, with the wording and the mark that the directorate gives, and stop using it when this charter ends.',
    },
    {
      heading: 'Decisions',
      text: 'Each cluster has one vote. The decision rule is kept with this charter and applies to target markets, to partners that join or leave, and to changes of this charter.',
    },
    {
      heading: 'Joining and leaving',
      text: 'A cluster joins by a decision of the partnership and by signing the version in force. A cluster leaves by a written notice of two months; what it did stays on record.',
    },
  ],
  'partnership-agreement': [
    {
      heading: 'Parties and purpose',
      text: 'The legal entities that sign this agreement run the clusters named above. They carry out the partnership’s work plan together, and its grant where there is one.',
    },
    {
      heading: 'Roles',
      text: 'The coordinator speaks to the funder, keeps the plan and the records, and pays out what the funder pays within thirty days. Every partner carries out the tasks it leads and reports on them in time.',
    },
    {
      heading: 'Steering group',
      text: 'One representative of each partner forms the steering group. It meets at least every two months, on site or online; each partner has one vote under the decision rule of the partnership.',
    },
    {
      heading: 'Money',
      text: 'Each partner spends within its budget, keeps its receipts, and bears its own contribution. Shifting more than a tenth of a partner’s budget needs a decision of the steering group, and the funder’s consent where the grant asks for it.',
    },
    {
      heading: 'Members’ information',
      text: 'What companies entrust to one cluster is shown to another only as far as the company agreed. Personal data are used for the partnership’s purposes alone, by the law that applies to each partner.',
    },
    {
      heading: 'Results and names',
      text: 'What a partner brings in stays its own. What partners make together they may all use for their members. No partner speaks publicly for another without its consent.',
    },
    {
      heading: 'Liability',
      text: 'No partner answers for another’s debts. A partner that does not do its work and does not mend that within thirty days of a written notice bears what this costs the others.',
    },
    {
      heading: 'Joining, leaving, ending',
      text: 'A cluster joins by a decision of the steering group and by signing the version in force. A partner may leave with two months’ notice when its tasks are handed over. The agreement ends when all obligations to the funder are met.',
    },
    {
      heading: 'Changes and disputes',
      text: 'Changes are made in writing and signed by all partners; until then this version stays in force. Disputes are first brought to the steering group, then to mediation, then to the courts at the coordinator’s seat.',
    },
  ],
  mou: [
    {
      heading: 'Parties',
      text: 'This memorandum is between the European clusters named above and the counterpart organisation that signs it.',
    },
    {
      heading: 'Aim',
      text: 'The parties bring their members together: companies, institutes and clinics that could sell to, develop with, or learn from each other.',
    },
    {
      heading: 'What the parties do',
      text: 'Once a year each side receives a delegation of the other, proposes its own members for meetings, and answers requests for partners within two weeks.',
    },
    {
      heading: 'Contact persons',
      text: 'Each side names one person who answers for this memorandum, and says so when that changes.',
    },
    {
      heading: 'Confidentiality',
      text: 'What a company shows is passed on only with its consent. Agreements between companies are their own affair.',
    },
    {
      heading: 'Costs',
      text: 'Each side bears its own costs. Nobody owes a payment under this memorandum.',
    },
    {
      heading: 'Term',
      text: 'It holds for two years from the last signature, is not a contract, and may be ended by either side with one month’s notice.',
    },
  ],
}
