using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Store;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<StoreContext>(options => options
    .UseNpgsql(SchemaConnection.Get("DATABASE_URL", "prisma"))
    .UseSchemaBridge());
var app = builder.Build();

app.MapGet("/products", (StoreContext db) => db.Products
    .OrderBy(p => p.Name)
    .Select(p => new { p.Name, p.Price, Availability = p.Availability.ToString(), p.Tags, Stars = p.Reviews.Average(r => (double?)r.Stars) })
    .ToListAsync());

app.MapPost("/products", async (StoreContext db, Product product) =>
{
    db.Products.Add(product);
    await db.SaveChangesAsync();
    return Results.Created($"/products/{product.Id}", new { product.Id });
});

app.MapPost("/products/{id:int}/reviews", async (StoreContext db, int id, Review review) =>
{
    if (await db.Products.FindAsync(id) is not { } product)
    {
        return Results.NotFound();
    }

    product.Reviews.Add(review);
    db.Visits.Add(new() { ["page"] = $"/products/{id}" });
    await db.SaveChangesAsync();
    return Results.Ok(new { review.Id });
});

app.MapGet("/visits", async (StoreContext db) => (await db.Visits.ToListAsync()).Select(visit => visit["page"]));

app.Run();
