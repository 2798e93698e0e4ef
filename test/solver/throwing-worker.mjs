// Stands in for the Z3 thread: fails while it starts.
throw new Error("no start today");
