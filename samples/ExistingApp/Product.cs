namespace Store;

public class Product
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public decimal Price { get; set; }

    public Availability Availability { get; set; }

    public List<string> Tags { get; set; } = [];

    public DateTime CreatedAt { get; set; }

    public List<Review> Reviews { get; } = [];
}

public class Review
{
    public Guid Id { get; set; }

    public int Stars { get; set; }

    public string? Text { get; set; }

    public int ProductId { get; set; }
}

public enum Availability
{
    Available,
    SoldOut,
}
