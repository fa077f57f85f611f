import { Button, SkeletonText, Toggle } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Entries } from '../features/notifications/Entries';
import { all, useMarkRead } from '../features/notifications/notifications';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/notifications');

/** All that somebody was told. */
export function NotificationsPage() {
  const { unread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    all(unread),
  );
  const mark = useMarkRead();
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = entries[0];
  useEffect(() => {
    document.title = 'Notifications · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Notifications</h1>
        <Button
          kind="ghost"
          size="sm"
          disabled={!newest || mark.isPending || !entries.some((entry) => entry.unread)}
          onClick={() => newest && mark.mutate({ upTo: newest.id })}
        >
          Mark all as read
        </Button>
      </header>
      <Toggle
        id="only-unread"
        size="sm"
        labelText="Only what is unread"
        labelA=""
        labelB=""
        hideLabel
        toggled={unread}
        onToggle={(only) => void navigate({ search: only ? { unread: true } : {}, replace: true })}
      />
      {(error ?? mark.error) && <ProblemNotice error={error ?? mark.error} />}
      {isPending && !error && <SkeletonText paragraph lineCount={8} />}
      {data && entries.length === 0 && <p className="empty">{unread ? NONE_UNREAD : NONE}</p>}
      {entries.length > 0 && (
        <Entries entries={entries} onGo={(entry) => entry.unread && mark.mutate({ ids: [entry.id] })} />
      )}
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading …' : 'Show older ones'}
        </Button>
      )}
    </>
  );
}

const NONE =
  'Nothing yet. You will read here when a seat of your team opens, and what becomes of the changes that you ask for.';
const NONE_UNREAD = 'You have read all of them.';
