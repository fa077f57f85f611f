import { Button, InlineLoading } from '@carbon/react';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Findings, found } from './Findings';
import { type Check, check } from './models';

/** What a check says of what was saved last. @param savedAt names it; while something is not saved, the last check stands */
export const useCheck = (id: string, savedAt: string | undefined) =>
  useQuery({
    queryKey: ['check of', id, savedAt],
    queryFn: () => check(id),
    enabled: savedAt !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** What is wrong with a draft, and where. */
export function CheckPanel({
  check: { data, error, isFetching, refetch },
  onShow,
}: {
  check: UseQueryResult<Check>;
  onShow?: (element: string) => void;
}) {
  return (
    <>
      <div className="panels__head">
        <p role="status" aria-live="polite">
          {data &&
            (data.clean
              ? `It can be released: ${found(data.findings)}.`
              : `It cannot be released yet: ${found(data.findings)}.`)}
        </p>
        {isFetching ? (
          <InlineLoading description="Checking" />
        ) : (
          <Button kind="ghost" size="sm" onClick={() => void refetch()}>
            Check again
          </Button>
        )}
      </div>
      {error && <ProblemNotice error={error} />}
      {data && data.findings.length > 0 && (
        <Findings findings={data.findings} {...(onShow ? { onShow } : {})} />
      )}
    </>
  );
}
