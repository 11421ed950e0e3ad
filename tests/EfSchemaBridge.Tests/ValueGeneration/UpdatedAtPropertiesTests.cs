using EfSchemaBridge.Modeling;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.Tests.ValueGeneration;

public sealed class UpdatedAtPropertiesTests : IDisposable
{
    private static readonly DateTime _now = new(2024, 2, 29, 12, 30, 15, 123, DateTimeKind.Utc);
    private static readonly DateTime _other = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PostContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void A_new_entity_gets_the_current_UTC_time_in_whole_milliseconds()
    {
        var post = _context.Add(new Post()).Entity;

        Set();

        Assert.Equal((_now, DateTimeKind.Utc), (post.UpdatedAt, post.UpdatedAt.Kind));
    }

    [Fact]
    public void A_new_entity_keeps_an_explicit_value()
    {
        var post = _context.Add(new Post { UpdatedAt = _other }).Entity;

        Set();

        Assert.Equal(_other, post.UpdatedAt);
    }

    [Fact]
    public void A_changed_entity_gets_the_current_time()
    {
        var post = Existing();
        post.Title = "changed";

        Set();

        Assert.Equal(_now, post.UpdatedAt);
    }

    [Fact]
    public void A_changed_entity_keeps_a_value_the_program_set()
    {
        var post = Existing();
        post.Title = "changed";
        post.UpdatedAt = _other.AddDays(1);

        Set();

        Assert.Equal(_other.AddDays(1), post.UpdatedAt);
    }

    [Fact]
    public void A_detached_entity_given_to_Update_gets_the_current_time()
    {
        var post = _context.Update(new Post { Id = 7, UpdatedAt = _other }).Entity;

        Set();

        Assert.Equal(_now, post.UpdatedAt);
    }

    [Fact]
    public void Unchanged_and_deleted_entities_stay_as_they_are()
    {
        var unchanged = Existing();
        var deleted = Existing();
        _context.Remove(deleted);

        Set();

        Assert.Equal((_other, _other), (unchanged.UpdatedAt, deleted.UpdatedAt));
    }

    [Fact]
    public void Properties_without_the_annotation_stay_as_they_are()
    {
        var post = _context.Add(new Post()).Entity;

        Set();

        Assert.Equal(default, post.CreatedAt);
    }

    [Fact]
    public void The_other_types_of_a_point_in_time_are_set_as_well()
    {
        var post = _context.Add(new Post()).Entity;

        Set();

        Assert.Equal(_now, post.Nullable);
        Assert.Equal((new DateTimeOffset(_now), TimeSpan.Zero), (post.Offset, post.Offset.Offset));
        Assert.Equal(DateOnly.FromDateTime(_now), post.Date);
        Assert.Equal(TimeOnly.FromDateTime(_now), post.Time);
    }

    private void Set() => UpdatedAtProperties.Set([.. _context.ChangeTracker.Entries()], new StoppedClock());

    private Post Existing() => _context.Attach(new Post { Id = _context.ChangeTracker.Entries().Count() + 1, UpdatedAt = _other }).Entity;

    private sealed class Post
    {
        public int Id { get; set; }

        public string? Title { get; set; }

        public DateTime CreatedAt { get; set; }

        public DateTime UpdatedAt { get; set; }

        public DateTime? Nullable { get; set; }

        public DateTimeOffset Offset { get; set; }

        public DateOnly Date { get; set; }

        public TimeOnly Time { get; set; }
    }

    private sealed class PostContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=none");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            foreach (var name in new[] { "UpdatedAt", "Nullable", "Offset", "Date", "Time" })
            {
                modelBuilder.Entity<Post>().Property(name).HasAnnotation(SchemaAnnotationNames.UpdatedAt, true);
            }
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(_now.AddTicks(4567));
    }
}
