"""Work on many cores or machines: two verbs, `map` and bucketed `shuffle`, over chunks that can be repeated.

`runner.Runner` has the verbs and keeps the ledger; a `Crew` runs orders somewhere: in processes of this machine
(`local.LocalCrew`) or on a Dask cluster (`dask_crew.DaskCrew`). What a chunk gives is a file named by its input, the
task's version and its settings, so that a job done twice writes the same file, whoever dies in between.
"""
