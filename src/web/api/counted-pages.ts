/** Lists that say how many rows they have, page after page. */
import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'

/** Rows a page. */
export const PER_PAGE = 50

/** A page as every counted list of the contract answers. */
export interface CountedPage<Row> {
  data: Row[]
  meta: { current_page: number; last_page: number; total: number }
}

/** The pages of a list from the first on; `read` fetches one, and asks for PER_PAGE rows. */
export const countedPages = <Row>(queryKey: QueryKey, read: (page: number, signal: AbortSignal) => Promise<CountedPage<Row>>) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: ({ meta }) => (meta.current_page < meta.last_page ? meta.current_page + 1 : undefined),
  })

export type CountedPages<Row> = ReturnType<typeof countedPages<Row>>
