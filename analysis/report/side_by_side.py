"""Notebooks two at a time, each in a kernel of its own; whoever interrupts them stops them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

AT_ONCE = 2
"""So many kernels at a time: most of the gain, and no more memory than two of them need."""

Kernels = list[Any]
_T = TypeVar("_T")
_R = TypeVar("_R")


def side_by_side(
    run: Callable[[_T, Kernels], _R], jobs: Sequence[_T], *, at_once: int = AT_ONCE
) -> list[_R]:
    """Run each job in a thread; a thread only waits for what its kernel, a process, says.

    Parameters
    ----------
    run
        Runs one job. It puts the kernels that it starts into the list that it is handed.
    jobs
        What to run.
    at_once
        So many at a time.

    Returns
    -------
    list
        What came of each job, in the order of the jobs.

    Examples
    --------
    >>> side_by_side(lambda job, kernels: job + 1, [1, 2, 3])
    [2, 3, 4]
    """
    kernels: Kernels = []
    with ThreadPoolExecutor(at_once) as pool:
        waiting = [pool.submit(run, job, kernels) for job in jobs]
        try:
            return [one.result() for one in waiting]
        except BaseException:
            # Leaving the pool waits for its threads, and those for their kernels.
            pool.shutdown(wait=False, cancel_futures=True)
            _stop(kernels)
            raise


def kept_in(kernels: Kernels) -> type:
    """Return nbclient's class of kernels, every one of which is put into the list."""
    from jupyter_client.manager import AsyncKernelManager

    class Kept(AsyncKernelManager):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            kernels.append(self)

    return Kept


def _stop(kernels: Kernels) -> None:
    """Kill the processes of the kernels that still run; their notebooks are told so."""
    for kernel in kernels:
        process = getattr(kernel.provisioner, "process", None)
        if process is not None:
            process.kill()
