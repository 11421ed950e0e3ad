using EfSchemaBridge.Benchmarks;
using EfSchemaBridge.Schema;
using System.Diagnostics;
using EfSchemaBridge.Schema.Tokens;
var prisma = args.Length > 1;
foreach (var input in SchemaInput.All().Where(i => args.Length == 0 || i.Name.Contains(args[0])))
{
    var r = SchemaReader.Parse(input.Files);
    foreach (var d in r.Diagnostics.Where(d=>d.Severity==EfSchemaBridge.Schema.Diagnostics.DiagnosticSeverity.Error).Take(2)) Console.WriteLine(d);
    var sw0 = Stopwatch.StartNew();
    while (sw0.ElapsedMilliseconds < (args.Length>1 ? 30000 : 700)) SchemaReader.Parse(input.Files);
    var times = new List<double>();
    var b0 = GC.GetAllocatedBytesForCurrentThread();
    var c0=Process.GetCurrentProcess().TotalProcessorTime; while (times.Count < 5 || (times.Count<500 && sw0.ElapsedMilliseconds < 2000)) { var sw = Stopwatch.StartNew(); SchemaReader.Parse(input.Files); times.Add(sw.Elapsed.TotalMilliseconds); }
    times.Sort(); var cpu=(Process.GetCurrentProcess().TotalProcessorTime-c0).TotalMilliseconds/times.Count; var b1 = (GC.GetAllocatedBytesForCurrentThread() - b0)/ (double)times.Count;
    b0 = GC.GetAllocatedBytesForCurrentThread();
    var tsw = Stopwatch.StartNew();
    int n = 0;
    for (int i = 0; i < 5; i++) foreach (var f in input.Files) n = SchemaTokenizer.Read(f.Text).Count();
    var tt = tsw.Elapsed.TotalMilliseconds / 5;
    var b2 = (GC.GetAllocatedBytesForCurrentThread() - b0)/5.0;
    Console.WriteLine($"{input.Name,-24} {input.Bytes,9} B cpu {cpu,9:F3} ms min {times[0]:F3}  {times[times.Count/2],9:F3} ms  {times[times.Count/2]*1e6/input.Bytes,7:F1} ns/B  {b1/input.Bytes,7:F1} alloc/B; tok {tt:F3} ms {b2/input.Bytes:F1} alloc/B; tokens {n}");
}
