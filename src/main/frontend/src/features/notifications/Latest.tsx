import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Entries } from './Entries';
import { latest, useMarkRead } from './notifications';

/** What opens below the bell. */
export default function Latest({ onClose }: { onClose: () => void }) {
  const { data, error, isPending } = useQuery(latest);
  const mark = useMarkRead();
  const newest = data?.[0];
  const anyUnread = data?.some((entry) => entry.unread);
  return (
    <section className="menu__list menu__list--wide" aria-label="Notifications">
      <header className="told__head">
        <h2>Notifications</h2>
        {newest && anyUnread && (
          <Button
            kind="ghost"
            size="sm"
            disabled={mark.isPending}
            onClick={() => mark.mutate({ upTo: newest.id })}
          >
            Mark all as read
          </Button>
        )}
      </header>
      {(error ?? mark.error) && <ProblemNotice error={error ?? mark.error} />}
      {isPending && !error && <SkeletonText paragraph lineCount={4} />}
      {data && data.length > 0 && (
        <Entries
          entries={data}
          onGo={(entry) => {
            onClose();
            if (entry.unread) {
              mark.mutate({ ids: [entry.id] });
            }
          }}
        />
      )}
      {data?.length === 0 && (
        <p className="told__none">
          Nothing yet. You will read here when a seat of your team opens, and what becomes of your changes.
        </p>
      )}
      <Link to="/notifications" search={{}} className="menu__item told__all" onClick={onClose}>
        Show all notifications
      </Link>
    </section>
  );
}
