"""What runs the parts: this process, several, or a Dask cluster. Tasks and results are small."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any, Literal, Protocol, TypeVar, get_args

Engine = Literal["serial", "processes", "dask"]
_T = TypeVar("_T")
_TRIES = 4
"""How often a part is given out anew where the process that had it was killed."""
logger = logging.getLogger(__name__)


class Run(Protocol):
    """Gives tasks to workers and yields what they return, in the order in which they end."""

    def __call__(self, function: Callable[[_T], str], tasks: Sequence[_T]) -> Iterator[str]:
        """Yield what the function returns for each task."""


class EngineMissing(ValueError):  # noqa: N818
    """An engine's library is not installed; the message says how to get it."""


@contextmanager
def engine_run(
    engine: Engine, *, workers: int | None = None, scheduler: str | None = None
) -> Iterator[Run]:
    """Give what runs the parts, and close it after.

    Parameters
    ----------
    engine
        "serial": here, one part after the other. "processes": on this machine's cores. "dask": on
        a Dask cluster.
    workers
        How many processes; the machine's cores where left out.
    scheduler
        The address of a Dask scheduler, "tcp://…"; where left out, Dask starts workers here.

    Raises
    ------
    ValueError
        If the engine is none of the three, or its library is not installed.
    """
    if engine not in get_args(Engine):
        raise ValueError(f"engine={engine!r} is none of {', '.join(get_args(Engine))}")
    workers = workers or _cores()
    if engine == "serial":
        yield _serial
    elif engine == "processes":
        with closing(_Processes(workers)) as run:
            yield run
    else:
        with _dask_client(workers, scheduler) as client:
            yield lambda function, tasks: _dask(function, tasks, client)


def _cores() -> int:
    """Return the cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _serial(function: Callable[[_T], str], tasks: Sequence[_T]) -> Iterator[str]:
    return map(function, tasks)


class _Processes:
    """A pool of processes for both steps; a new one takes over where a process was killed."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, function: Callable[[_T], str], tasks: Sequence[_T]) -> Iterator[str]:
        """Yield what the function returns for each task."""
        undone = dict(enumerate(tasks))
        for _ in range(_TRIES):
            if not undone:
                return
            pool = self._open()
            try:
                futures = {pool.submit(function, task): number for number, task in undone.items()}
                for future in as_completed(futures):
                    result = future.result()
                    del undone[futures[future]]
                    yield result
            except BrokenProcessPool:
                logger.warning("a worker was killed; %d parts are given out anew", len(undone))
                self.close()
        if undone:
            raise RuntimeError(
                f"workers were killed {_TRIES} times, perhaps for want of memory; {len(undone)} "
                "parts are left: run again with fewer --workers, and only those will be made"
            )

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned: a fork would copy the locks of libraries that have threads.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        return self._pool

    def close(self) -> None:
        """End the processes, also where tasks are left."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _import_dask() -> Any:
    """Return Dask's module for clusters; it has no types."""
    try:
        return import_module("dask.distributed")
    except ImportError as error:
        raise EngineMissing(
            "engine 'dask' needs Dask, which is not installed: pip install 'news-actors[cluster]'"
        ) from error


@contextmanager
def _dask_client(workers: int, scheduler: str | None) -> Iterator[Any]:
    """Give a client of a cluster, and print where its dashboard is."""
    dask = _import_dask()
    if scheduler is not None:
        with dask.Client(scheduler) as client:
            print(f"Dask dashboard: {client.dashboard_link}", file=sys.stderr)
            yield client
        return
    with (
        dask.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=":0"
        ) as cluster,
        dask.Client(cluster) as client,
    ):
        print(f"Dask dashboard: {client.dashboard_link}", file=sys.stderr)
        yield client


def _dask(function: Callable[[_T], str], tasks: Sequence[_T], client: Any) -> Iterator[str]:
    """Yield results from a cluster; Dask gives a lost worker's parts to others."""
    futures = client.map(function, tasks, pure=False, retries=_TRIES)
    for future in _import_dask().as_completed(futures):
        yield future.result()
