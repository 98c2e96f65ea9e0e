/** Named periods of a list of calls; the server turns them into instants with the account's zone and its clock. */

/** today, yesterday; 7d, 30d, 90d: that many days ending today; all. */
export const PERIODS = ['today', 'yesterday', '7d', '30d', '90d', 'all'] as const
export type Period = (typeof PERIODS)[number]
